package dev.leat.benchmarks.kit;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What this JVM has used: time, CPU of all of its threads, bytes allocated by all of its threads.
 *
 * @param nanos of the clock
 * @param cpuNanos of the process
 * @param bytes allocated
 */
record Usage(long nanos, long cpuNanos, long bytes) {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Usage now() {
        return new Usage(System.nanoTime(), SYSTEM.getProcessCpuTime(), THREADS.getTotalThreadAllocatedBytes());
    }
}
