package dev.leat.benchmarks.jdbc;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * pgjdbc with HikariCP on platform threads: as many as the pool has connections, since HikariCP's page on the size of a
 * pool shows that more only wait for one another.
 */
public final class PlatformThreads extends JdbcContestant {
    @Override
    ExecutorService threads(int poolSize) {
        return Executors.newFixedThreadPool(poolSize);
    }
}
