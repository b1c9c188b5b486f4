package dev.leat.core.execution;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Where a blocking driver works: threads with one queue for all. Reactor's bounded elastic ones have a queue each, in which
 * the next statement of a transaction can stand behind one that waits for a row of this very transaction.
 */
final class BlockingThreads {
    private static final int IDLE_SECONDS = 60;

    private BlockingThreads() {}

    /** New threads, made as they are needed and ended when they are not. */
    static ExecutorService start(int count) {
        AtomicInteger numbers = new AtomicInteger();
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(
                        count,
                        count,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        task -> new Worker(task, "leat-blocking-" + numbers.incrementAndGet())) {
                    @Override
                    protected void afterExecute(Runnable task, @Nullable Throwable thrown) {
                        if (Thread.currentThread() instanceof Worker worker) {
                            worker.runAfter();
                        }
                    }
                };
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** Runs a task when what runs on this thread has come to its end; false if this is none of these threads. */
    static boolean afterTask(Runnable task) {
        return Thread.currentThread() instanceof Worker worker && worker.after.add(task);
    }

    /** A thread that knows what to do between two tasks. */
    private static final class Worker extends Thread {
        /** Used by this thread alone. */
        private final Queue<Runnable> after = new ArrayDeque<>();

        Worker(Runnable task, String name) {
            super(task, name);
            setDaemon(true);
        }

        void runAfter() {
            for (Runnable task = after.poll(); task != null; task = after.poll()) {
                task.run();
            }
        }
    }
}
