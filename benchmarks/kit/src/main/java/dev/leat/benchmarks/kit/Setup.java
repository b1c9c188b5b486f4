package dev.leat.benchmarks.kit;

/**
 * What a workload wants of the contestant's JVM.
 *
 * @param poolSize connections of the pool
 * @param heapMegabytes size of the heap
 * @param delayMillis round trip time that a proxy adds; 0: no proxy
 * @param fresh whether every round gets a new JVM, whose start counts
 */
public record Setup(int poolSize, int heapMegabytes, int delayMillis, boolean fresh) {
    /** Ten connections, 1 GB, no proxy. */
    public static final Setup USUAL = new Setup(10, 1024, 0, false);

    /** With another pool size. */
    public Setup withPoolSize(int size) {
        return new Setup(size, heapMegabytes, delayMillis, fresh);
    }

    /** With another heap. */
    public Setup withHeap(int megabytes) {
        return new Setup(poolSize, megabytes, delayMillis, fresh);
    }

    /** Behind a proxy with a round trip time. */
    public Setup withDelay(int millis) {
        return new Setup(poolSize, heapMegabytes, millis, fresh);
    }

    /** With a new JVM in every round. */
    public Setup withFreshJvm() {
        return new Setup(poolSize, heapMegabytes, delayMillis, true);
    }
}
