package dev.leat.benchmarks.jdbc;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * pgjdbc with HikariCP on a virtual thread for each caller, as the JDK's guide wants it: these are not pooled, the pool
 * of connections is what limits the work.
 */
public final class VirtualThreads extends JdbcContestant {
    @Override
    public List<String> recommendedBy() {
        return Stream.concat(
                        super.recommendedBy().stream(),
                        Stream.of("https://docs.oracle.com/en/java/javase/21/core/virtual-threads.html"))
                .toList();
    }

    @Override
    ExecutorService threads(int poolSize) {
        return Executors.newVirtualThreadPerTaskExecutor();
    }

    /** Nothing else here has virtual threads. Where callers wait for connections, one that went on would get its own again. */
    @Override
    boolean isKept(int callerCount, int poolSize) {
        return callerCount <= poolSize && Thread.currentThread().isVirtual();
    }
}
