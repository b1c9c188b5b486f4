package dev.leat.core.execution;

import java.util.concurrent.RejectedExecutionException;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;

/**
 * Work of a blocking driver, subscribed on a thread for it. Unlike {@code subscribeOn}, cancelling does not interrupt that
 * thread: an interrupt closes the files of an H2 database under everybody.
 */
final class OffloadMono<T> extends Mono<T> {
    private final Mono<T> work;
    private final ConnectionSource source;

    OffloadMono(Mono<T> work, ConnectionSource source) {
        this.work = work;
        this.source = source;
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> actual) {
        try {
            source.execute(() -> {
                Throwable thrown = Guard.thrownBy(() -> work.subscribe(actual));
                if (thrown != null) {
                    Operators.error(actual, thrown);
                }
            });
        } catch (RejectedExecutionException closed) {
            Operators.error(actual, source.closed());
        }
    }
}
