package dev.leat.core.execution;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;

/** Waits for one step of a state machine, which nothing cancels, and tells how it ended: null for well. */
record Step(Consumer<@Nullable Throwable> next) implements CoreSubscriber<Void> {
    @Override
    public void onSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(Void nothing) {}

    @Override
    public void onError(Throwable thrown) {
        next.accept(thrown);
    }

    @Override
    public void onComplete() {
        next.accept(null);
    }
}
