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
 * @param sinceStartMillis since the start of the JVM
 */
record Usage(long nanos, long cpuNanos, long bytes, long sinceStartMillis) {
    /** At the start of the JVM. */
    static final Usage NONE = new Usage(0, 0, 0, 0);

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Usage now() {
        return new Usage(
                System.nanoTime(),
                SYSTEM.getProcessCpuTime(),
                THREADS.getTotalThreadAllocatedBytes(),
                System.currentTimeMillis()
                        - ManagementFactory.getRuntimeMXBean().getStartTime());
    }
}
