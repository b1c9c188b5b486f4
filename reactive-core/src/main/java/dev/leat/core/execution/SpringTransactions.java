package dev.leat.core.execution;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import java.util.List;
import org.springframework.r2dbc.connection.ConnectionHolder;
import org.springframework.transaction.reactive.TransactionContext;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** Those of Spring: of {@code @Transactional} and of {@code TransactionalOperator}. Only made if Spring is there. */
final class SpringTransactions implements ForeignTransactions {
    /** Under this the transaction stands in the Context; the other key is of the same package, and not public. */
    private static final Class<?> KEY = TransactionContext.class;

    @Override
    public boolean isOpen(ContextView context, ConnectionFactory factory) {
        TransactionContext transaction = context.getOrDefault(TransactionContext.class, null);
        return transaction != null
                && transaction.isActualTransactionActive()
                && transaction.getResources().entrySet().stream()
                        .anyMatch(resource -> resource.getKey() instanceof ConnectionFactory other
                                && target(other) == target(factory)
                                && resource.getValue() instanceof ConnectionHolder holder
                                && isOpen(holder));
    }

    /** A connection may be kept for the length of a transaction of another database, without one of its own. */
    private static boolean isOpen(ConnectionHolder holder) {
        try {
            return !holder.getConnection().isAutoCommit();
        } catch (RuntimeException released) {
            return false;
        }
    }

    /** What stands behind proxies. A pool is none: another pool of the same driver gives other connections. */
    private static ConnectionFactory target(ConnectionFactory factory) {
        ConnectionFactory inner = factory;
        while (!(inner instanceof ConnectionPool)
                && inner instanceof Wrapped<?> wrapper
                && wrapper.unwrap() instanceof ConnectionFactory deeper) {
            inner = deeper;
        }
        return inner;
    }

    @Override
    public Context without(Context context) {
        List<Object> keys = context.stream()
                .<Object>map(entry -> entry.getKey())
                .filter(SpringTransactions::isKey)
                .toList();
        Context left = context;
        for (Object key : keys) {
            left = left.delete(key);
        }
        return left;
    }

    private static boolean isKey(Object key) {
        return key instanceof Class<?> type && type.getPackageName().equals(KEY.getPackageName());
    }
}
