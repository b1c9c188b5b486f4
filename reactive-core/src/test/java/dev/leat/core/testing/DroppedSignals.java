package dev.leat.core.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Hooks;

/**
 * Records the errors that Reactor could hand to nobody, from {@link #install()} to {@link #close()}.
 *
 * <p>The hook is one per JVM, so tests that use it do not run at the same time.
 */
public final class DroppedSignals implements AutoCloseable {
    private final List<Throwable> errors = new CopyOnWriteArrayList<>();

    private DroppedSignals() {}

    /** Starts to record, instead of Reactor's own log. */
    public static DroppedSignals install() {
        DroppedSignals dropped = new DroppedSignals();
        Hooks.resetOnErrorDropped();
        Hooks.onErrorDropped(dropped.errors::add);
        return dropped;
    }

    /** What was dropped so far, in order. */
    public List<Throwable> errors() {
        return new ArrayList<>(errors);
    }

    /** Forgets what was dropped so far. */
    public void clear() {
        errors.clear();
    }

    @Override
    public void close() {
        Hooks.resetOnErrorDropped();
    }
}
