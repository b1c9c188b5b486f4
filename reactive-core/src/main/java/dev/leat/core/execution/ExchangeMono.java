package dev.leat.core.execution;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/** A conversation in its turn on a connection that somebody holds. Cancelling leaves the queue, or lets it end unheard. */
final class ExchangeMono<R> extends Mono<R> {
    private final Scope scope;
    private final Place place;
    private final Conversations<R> conversations;
    private final @Nullable StatementWatch watch;

    ExchangeMono(Scope scope, Place place, Conversations<R> conversations, @Nullable StatementWatch watch) {
        this.scope = scope;
        this.place = place;
        this.conversations = conversations;
        this.watch = watch;
    }

    @Override
    public void subscribe(CoreSubscriber<? super R> actual) {
        Delivery<R> delivery = new Delivery<>(actual, scope::breakOff);
        Exchange<R> exchange = new Exchange<>(scope.session(), place, conversations, watch, delivery::settle);
        if (exchange.isWrite()) {
            scope.wrote();
        }
        actual.onSubscribe(new Subscription() {
            @Override
            public void request(long demand) {
                delivery.request(demand);
            }

            @Override
            public void cancel() {
                delivery.cancel();
                exchange.abandon();
            }
        });
        scope.turns().enter(exchange);
    }
}
