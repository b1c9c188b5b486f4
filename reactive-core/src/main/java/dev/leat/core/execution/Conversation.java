package dev.leat.core.execution;

import dev.leat.core.sql.Effect;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * One exchange with the driver: what is sent, and what is kept of the answer. Used once, by one thread at a time.
 *
 * @param <R> what the exchange gives
 */
interface Conversation<R> extends Answer<R> {
    /** Sends; the driver does nothing before the subscription. May throw what the driver throws. Null for nothing to send. */
    @Nullable
    Publisher<?> open(Connection connection);

    /** The items of one result, each of which is given to {@link #accept}. */
    Publisher<?> consume(Result result);

    /** Takes one item of a result. */
    void accept(Object item);

    /** Forget what was kept and keep no more: nobody is interested any longer. */
    void discard();

    /** What the statement may do to what is stored; of one that is not made yet, that it reads. */
    Effect effect();

    /** Whether it counts as a statement. */
    boolean counts();

    /** What is sent, for those who watch, known once it is open; or null for nothing. */
    @Nullable
    SentStatement sent();

    /** Who watches where no single pipeline does, as in a statement for several of them; asked once it is open. */
    default @Nullable StatementWatch watch() {
        return null;
    }

    /** Whether what came until the end is an answer. */
    boolean isAnswered(boolean sawResult);
}
