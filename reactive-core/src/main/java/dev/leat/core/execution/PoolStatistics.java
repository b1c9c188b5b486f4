package dev.leat.core.execution;

import io.r2dbc.pool.PoolMetrics;

/**
 * The numbers of a pool at one moment.
 *
 * @param acquired connections in use
 * @param idle connections that are open and free
 * @param pending operations that wait for a connection
 * @param max connections at the most
 * @param streams streams that hold a connection, or wait for one; these are among the acquired and pending
 */
public record PoolStatistics(int acquired, int idle, int pending, int max, int streams) {
    static PoolStatistics of(PoolMetrics metrics, StreamPermits permits) {
        return new PoolStatistics(
                metrics.acquiredSize(),
                metrics.idleSize(),
                metrics.pendingAcquireSize(),
                metrics.getMaxAllocatedSize(),
                permits.running());
    }

    String describe() {
        return acquired + " of " + max + " in use, " + idle + " idle, " + pending + " waiting, " + streams + " streams";
    }
}
