package dev.leat.core.execution;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/** Waits for one step of a state machine, which nothing cancels, and tells once how it ended: null for well. */
final class Step implements CoreSubscriber<Void> {
    private final Context context;
    private final Consumer<@Nullable Throwable> next;
    private final AtomicBoolean over = new AtomicBoolean();

    private Step(Context context, Consumer<@Nullable Throwable> next) {
        this.context = context;
        this.next = next;
    }

    /** Takes a step on behalf of a pipeline with this Context. */
    static void take(Supplier<Mono<Void>> step, Context context, Consumer<@Nullable Throwable> next) {
        Step waiting = new Step(context, next);
        Throwable thrown = Guard.thrownBy(() -> step.get().subscribe(waiting));
        if (thrown != null) {
            waiting.onError(thrown);
        }
    }

    @Override
    public Context currentContext() {
        return context;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(Void nothing) {}

    @Override
    public void onError(Throwable thrown) {
        end(thrown);
    }

    @Override
    public void onComplete() {
        end(null);
    }

    private void end(@Nullable Throwable thrown) {
        if (over.compareAndSet(false, true)) {
            next.accept(thrown);
        }
    }
}
