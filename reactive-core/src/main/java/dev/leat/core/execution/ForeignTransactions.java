package dev.leat.core.execution;

import io.r2dbc.spi.ConnectionFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Knows of transactions that something other than this library begins and keeps in the Reactor Context. An operation that
 * meets one on its own connection factory, and was not told to join or to leave it, is refused: its writes would stay when
 * that transaction is rolled back.
 *
 * <p>Those of Spring are known where spring-r2dbc is on the class path; others are found by {@link ServiceLoader}. Only asked
 * for connection factories that the user brings.
 */
public interface ForeignTransactions {
    /**
     * Whether a transaction on this connection factory stands in the Context.
     *
     * @param factory as the user has given it, perhaps behind proxies
     */
    boolean isOpen(ContextView context, ConnectionFactory factory);

    /** The Context without any of them: a factory that looks for one there must give a connection of its own. */
    Context without(Context context);

    /** All that can be used here. */
    static List<ForeignTransactions> known() {
        List<ForeignTransactions> known = new ArrayList<>();
        ServiceLoader.load(ForeignTransactions.class).forEach(known::add);
        try {
            known.add(new SpringTransactions());
        } catch (LinkageError absent) { // Spring is optional
        }
        return List.copyOf(known);
    }
}
