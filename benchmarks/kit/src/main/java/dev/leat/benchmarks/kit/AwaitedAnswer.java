package dev.leat.benchmarks.kit;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The answer that a round waits for. */
final class AwaitedAnswer extends Answer {
    private final CompletableFuture<Check> end = new CompletableFuture<>();

    @Override
    public void done() {
        if (!end.complete(check()) && !end.isCompletedExceptionally()) {
            throw new IllegalStateException("The answer was ended twice");
        }
    }

    @Override
    public void failed(Throwable failure) {
        end.completeExceptionally(failure);
    }

    Check await(long seconds) throws Exception {
        return end.get(seconds, TimeUnit.SECONDS);
    }
}
