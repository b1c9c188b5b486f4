package dev.leat.mapper.fetch;

import dev.leat.mapper.mapping.Handle;
import dev.leat.mapper.mapping.Handles;
import dev.leat.mapper.mapping.Relation;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;

/** Completes when a handle has its rows, whichever way they have come. */
final class SiblingMono<T> extends Mono<Void> {
    private final SiblingSet<T> set;
    private final Handle handle;

    SiblingMono(SiblingSet<T> set, Handle handle) {
        this.set = set;
        this.handle = handle;
    }

    @Override
    public void subscribe(CoreSubscriber<? super Void> actual) {
        Lone<T> lone = set.lone();
        Relation<?, T> relation = lone.relation();
        Waiter<T, Object> waiter;
        try {
            Object key = Handles.requireKey(handle);
            waiter = new Waiter<>(
                    actual,
                    rows -> {
                        relation.fill(handle, rows, false);
                        return null;
                    },
                    key,
                    lone.lookups().normal(lone.rows(), key));
        } catch (Throwable refused) { // a converter of the key is the user's
            Operators.error(actual, refused);
            return;
        }
        actual.onSubscribe(waiter);
        set.enter(handle, waiter);
    }
}
