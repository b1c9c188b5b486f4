package dev.leat.core.execution;

/** Something that needs a connection for itself. */
interface Turn {
    /** The connection is this turn's until it calls {@link TurnQueue#leave}, exactly once, from any thread. */
    void start();
}
