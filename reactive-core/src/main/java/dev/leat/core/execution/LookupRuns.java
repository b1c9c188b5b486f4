package dev.leat.core.execution;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How many batches of one key came in a row, by the kind of lookup. Bounded. */
final class LookupRuns {
    /** From so many on it is a finding. */
    static final int LIMIT = 8;

    private static final int SHAPES = 1_000;

    private final ConcurrentMap<String, AtomicInteger> running = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Integer> found = new ConcurrentHashMap<>();

    /** One more in the row, whose length is returned; 0 if there are too many kinds to look at. */
    int oneKey(String shape) {
        AtomicInteger run = running.get(shape);
        if (run == null) {
            if (running.size() >= SHAPES) {
                return 0;
            }
            run = running.computeIfAbsent(shape, missing -> new AtomicInteger());
        }
        return run.incrementAndGet();
    }

    /** The row ends. */
    void several(String shape) {
        AtomicInteger run = running.get(shape);
        if (run != null) {
            run.set(0);
        }
    }

    /** Keeps a finding; whether it is the first of this kind. */
    boolean find(String shape, int length) {
        return found.merge(shape, length, Math::max) == length && length == LIMIT;
    }

    List<QueryLog.Finding> findings() {
        return found.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new QueryLog.Finding(entry.getKey(), entry.getValue()))
                .toList();
    }
}
