package dev.leat.core.execution;

import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/** The value of a scope's body, emitted after COMMIT was answered and the connection is back. */
final class ScopeMono<T> extends Mono<T> {
    private final ScopePlan<T> plan;

    ScopeMono(ScopePlan<T> plan) {
        this.plan = plan;
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> actual) {
        Delivery<T> delivery = new Delivery<>(actual, plan.boundary().broken(actual.currentContext()));
        ScopeRun<T> run = new ScopeRun<>(plan, actual.currentContext(), new HeldOutlet<>(delivery));
        actual.onSubscribe(run);
        run.start();
    }
}
