package dev.leat.core.execution;

/** Makes a fresh conversation for each subscription. */
@FunctionalInterface
interface Conversations<R> {
    /**
     * A new conversation.
     *
     * @param onOverflow to be run once if the answer is larger than wanted and should be stopped
     */
    Conversation<R> begin(Runnable onOverflow);
}
