package dev.leat.benchmarks.jdbc;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * pgjdbc with HikariCP on platform threads: as many as the pool has connections, since HikariCP's page on the size of a
 * pool shows that more only wait for one another. Requests of more callers wait in a queue.
 */
public final class PlatformThreads extends JdbcContestant {
    @Override
    ExecutorService threads(int poolSize) {
        return Executors.newFixedThreadPool(poolSize, Worker::new);
    }

    /** More callers than threads wait in the queue for each request, so that none has to wait for the end of another. */
    @Override
    boolean isKept(int callerCount, int poolSize) {
        return callerCount <= poolSize && Thread.currentThread() instanceof Worker;
    }

    private static final class Worker extends Thread {
        Worker(Runnable work) {
            super(work);
        }
    }
}
