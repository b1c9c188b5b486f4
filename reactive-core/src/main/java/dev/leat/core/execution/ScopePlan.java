package dev.leat.core.execution;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * What runs in a scope, and where.
 *
 * @param boundary how the scope begins and ends
 * @param executor whose scope it is
 * @param limit how long it may be open
 * @param body the user's publisher
 * @param streaming which streams in it need a permit
 */
record ScopePlan<T>(
        Boundary boundary, StatementExecutor executor, Duration limit, Publisher<T> body, Streaming streaming) {
    /** A scope is paced by its body; only a snapshot is paced by readers of its values. */
    enum Streaming {
        /** None: it is a transaction, or not on a connection of its own. */
        FREE,
        /** A stream inside, if there is one: the first takes the permit. */
        INSIDE,
        /** The scope itself, which gives its values as they are asked for. */
        ITSELF
    }

    ScopePlan(Boundary boundary, StatementExecutor executor, Duration limit, Publisher<T> body) {
        this(boundary, executor, limit, body, Streaming.FREE);
    }

    /** The permit for one run, or null if none is needed. */
    @Nullable
    StreamPermit permit() {
        return streaming == Streaming.FREE
                ? null
                : new StreamPermit(executor.source().streams());
    }
}
