package dev.leat.mapper.fetch;

import dev.leat.core.execution.Moment;
import dev.leat.core.execution.OpenTransaction;
import dev.leat.core.execution.StatementExecutor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;

/**
 * Where and when somebody asks for rows.
 *
 * @param transaction in which transaction, or null for outside of any
 * @param moment after which writes
 * @param route what else decides which connection it gets, or null if nothing does
 * @param context the Context with which that connection is taken
 */
record Asking(
        @Nullable OpenTransaction transaction,
        Moment moment,
        @Nullable Object route,
        Context context) {
    /**
     * Whoever asks with this Context, now.
     *
     * @throws dev.leat.core.error.LeatException if a transaction of someone else stands in it
     */
    static Asking in(Context context, StatementExecutor executor) {
        OpenTransaction transaction = executor.transaction(context);
        Object route = transaction == null ? executor.route(context) : null;
        return new Asking(transaction, executor.moment(context), route, route == null ? Context.empty() : context);
    }

    /** Whether what is read for this one may be given to that one. */
    boolean isAsGoodAs(Asking other) {
        return moment.isAsGoodAs(other.moment) && Objects.equals(route, other.route);
    }

    /** Whether a statement for this one may be waited for by that one. */
    boolean isShared(Asking other) {
        boolean same = transaction == null ? other.transaction == null : transaction.isSameAs(other.transaction);
        return same && isAsGoodAs(other);
    }

    /** The same for whoever keeps it: holds neither the transaction nor the Context. */
    Asking past() {
        return new Asking(null, moment, route, Context.empty());
    }
}
