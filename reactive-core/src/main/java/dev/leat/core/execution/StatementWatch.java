package dev.leat.core.execution;

/** Sees statements go out and end. Called on the threads of the driver: it must be quick, and must not block. */
@FunctionalInterface
public interface StatementWatch {
    /**
     * A statement is about to be sent.
     *
     * @return told of its end exactly once, unless another watch refuses it
     * @throws dev.leat.core.error.LeatException to refuse it: it is not sent, and whoever waits for it gets this error
     */
    StatementEnd sending(SentStatement statement);
}
