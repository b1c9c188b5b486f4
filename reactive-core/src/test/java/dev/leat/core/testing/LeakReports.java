package dev.leat.core.testing;

import io.netty.util.ResourceLeakDetector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Netty's leak detector, which keeps its reports instead of logging them. Netty makes it if
 * {@code io.netty.customResourceLeakDetector} names this class, as the long build does; it reports when the next thing of
 * a kind is made after a garbage collection.
 *
 * @param <T> what is watched
 */
public final class LeakReports<T> extends ResourceLeakDetector<T> {
    private static final List<String> REPORTS = new CopyOnWriteArrayList<>();

    /** Called by Netty. */
    public LeakReports(Class<?> type, int samplingInterval) {
        super(type, samplingInterval);
    }

    /** Called by Netty. */
    public LeakReports(Class<?> type, int samplingInterval, long ignored) {
        super(type, samplingInterval);
    }

    /** Whether Netty uses this class. */
    static boolean areKept() {
        return LeakReports.class.getName().equals(System.getProperty("io.netty.customResourceLeakDetector"));
    }

    static boolean areThere() {
        return !REPORTS.isEmpty();
    }

    /** Gives what was reported since the last time, and forgets it. */
    static List<String> take() {
        List<String> taken = new ArrayList<>(REPORTS);
        REPORTS.removeAll(taken);
        return taken;
    }

    /** Whether it is the fault of code that is not ours, whose name the module of the test gives with the reason. */
    private static boolean isOthers(String records) {
        String others = System.getProperty("leat.leaks.others", "");
        return !others.isEmpty() && records.contains(others);
    }

    @Override
    protected boolean needReport() {
        return true;
    }

    @Override
    protected void reportTracedLeak(String resourceType, String records) {
        if (!isOthers(records)) {
            REPORTS.add(resourceType + " was not released:" + records);
        }
    }

    @Override
    protected void reportUntracedLeak(String resourceType) {
        REPORTS.add(resourceType + " was not released");
    }
}
