package dev.leat.mapper.fetch;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;

/**
 * A lookup by key, which waits for company.
 *
 * @param <T> what a row becomes
 * @param <K> the key
 * @param <R> what becomes of the rows
 */
final class LookupMono<T, K, R> extends Mono<R> {
    private final Lookups lookups;
    private final Lookup<T, K> lookup;
    private final K key;
    private final Function<List<T>, ? extends @Nullable R> answer;

    LookupMono(Lookups lookups, Lookup<T, K> lookup, K key, Function<List<T>, ? extends @Nullable R> answer) {
        this.lookups = lookups;
        this.lookup = lookup;
        this.key = key;
        this.answer = answer;
    }

    @Override
    public void subscribe(CoreSubscriber<? super R> actual) {
        Waiter<T, K> waiter;
        try {
            waiter = new Waiter<>(actual, answer, key, lookups.normal(lookup, key));
        } catch (RuntimeException refused) {
            Operators.error(actual, refused);
            return;
        }
        actual.onSubscribe(waiter);
        lookups.enqueue(lookup, waiter);
    }
}
