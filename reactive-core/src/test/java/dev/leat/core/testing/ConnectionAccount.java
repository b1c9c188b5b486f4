package dev.leat.core.testing;

/**
 * What became of the driver's connections and results.
 *
 * @param created connections the driver delivered
 * @param closed connections that were closed at least once
 * @param closedTwice closings of a connection that was closed before
 * @param usedAfterClose calls on a connection that was closed before
 * @param results results the driver delivered
 * @param consumed results of which something was subscribed
 * @param consumedTwice subscriptions to a result that was consumed before
 */
public record ConnectionAccount(
        int created, int closed, int closedTwice, int usedAfterClose, int results, int consumed, int consumedTwice) {

    /** Connections that nobody has closed. */
    public int open() {
        return created - closed;
    }

    /** Whether nothing was done twice or too late. */
    public boolean isClean() {
        return closedTwice == 0 && usedAfterClose == 0 && consumedTwice == 0;
    }
}
