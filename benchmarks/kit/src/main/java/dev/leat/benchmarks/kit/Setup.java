package dev.leat.benchmarks.kit;

/**
 * What a workload wants of the contestant's JVM.
 *
 * @param poolSize connections of the pool
 * @param heapMegabytes size of the heap
 * @param delayMillis round trip time that a proxy adds, which is there even if that is 0; {@link #NO_PROXY}: no proxy
 * @param fresh whether every round gets a new JVM, whose start counts
 * @param curve what it is a point of, all of whose points are to be measured in JVMs of their own; empty: of nothing
 */
public record Setup(int poolSize, int heapMegabytes, int delayMillis, boolean fresh, String curve) {
    /** Straight to the server. */
    public static final int NO_PROXY = -1;

    /** Ten connections, 1 GB, no proxy. */
    public static final Setup USUAL = new Setup(10, 1024, NO_PROXY, false, "");

    /** With a pool size of the curve. */
    public Setup withPoolSize(int size) {
        return new Setup(size, heapMegabytes, delayMillis, fresh, "pool");
    }

    /** With another heap. */
    public Setup withHeap(int megabytes) {
        return new Setup(poolSize, megabytes, delayMillis, fresh, curve);
    }

    /** Behind a proxy with a round trip time. */
    public Setup withDelay(int millis) {
        return new Setup(poolSize, heapMegabytes, millis, fresh, curve);
    }

    /** Whether a proxy is between. */
    public boolean isProxied() {
        return delayMillis != NO_PROXY;
    }

    /** With a new JVM in every round. */
    public Setup withFreshJvm() {
        return new Setup(poolSize, heapMegabytes, delayMillis, true, curve);
    }
}
