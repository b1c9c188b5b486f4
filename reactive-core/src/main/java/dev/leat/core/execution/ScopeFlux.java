package dev.leat.core.execution;

import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;

/**
 * The values of a body that only reads, as they come. Nothing of it can be lost, so nothing has to wait for COMMIT; but the
 * transaction has ended before the end is signalled.
 */
final class ScopeFlux<T> extends Flux<T> {
    private final ScopePlan<T> plan;

    ScopeFlux(ScopePlan<T> plan) {
        this.plan = plan;
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> actual) {
        ScopeOutlet<T> outlet = new FlowOutlet<>(actual, plan.boundary().broken(actual.currentContext()));
        ScopeRun<T> run = new ScopeRun<>(plan, actual.currentContext(), outlet);
        actual.onSubscribe(run);
        run.start();
    }
}
