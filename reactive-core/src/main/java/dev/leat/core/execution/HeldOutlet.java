package dev.leat.core.execution;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;

/** Keeps the one value until the scope has ended well. */
final class HeldOutlet<T> implements ScopeOutlet<T> {
    private final Delivery<T> delivery;
    private volatile @Nullable T value;

    HeldOutlet(Delivery<T> delivery) {
        this.delivery = delivery;
    }

    @Override
    public void request(long demand) {
        delivery.request(demand);
    }

    @Override
    public void cancel() {
        delivery.cancel();
    }

    @Override
    public void from(Subscription body) {
        body.request(Long.MAX_VALUE);
    }

    @Override
    public @Nullable Throwable value(T item) {
        value = item;
        return null;
    }

    @Override
    public void settle(@Nullable Throwable error) {
        T kept = value;
        value = null;
        delivery.settle(error == null ? kept : null, error);
    }
}
