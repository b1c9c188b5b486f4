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
    private final Ticket.@Nullable Kind kind;

    /**
     * A conversation.
     *
     * @param kind what may become of it behind a nested scope; null for what begins and ends the scope itself
     */
    ExchangeMono(
            Scope scope,
            Place place,
            Conversations<R> conversations,
            @Nullable StatementWatch watch,
            Ticket.@Nullable Kind kind) {
        this.scope = scope;
        this.place = place;
        this.conversations = conversations;
        this.watch = watch;
        this.kind = kind;
    }

    @Override
    public void subscribe(CoreSubscriber<? super R> actual) {
        Delivery<R> delivery = new Delivery<>(actual, scope::breakOff);
        Ticket ticket = kind == null ? null : new Ticket(scope, place, kind, refusal -> delivery.settle(null, refusal));
        Exchange<R> exchange = new Exchange<>(
                        scope.session(), ticket == null ? place : ticket, conversations, watch, delivery::settle)
                .in(actual.currentContext());
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
        if (ticket == null) {
            scope.turns().enter(exchange);
        } else {
            ticket.enter(exchange);
        }
    }
}
