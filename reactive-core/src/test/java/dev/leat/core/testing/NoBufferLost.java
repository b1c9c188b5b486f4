package dev.leat.core.testing;

import io.netty.buffer.PooledByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test class if one of Netty's buffers, or another thing that Netty watches, was dropped without being released.
 *
 * <p>Found by JUnit itself where extensions are detected, as in the long build, and at work only if Netty uses
 * {@link LeakReports}. It comes last, when the class has closed what it opened, and collects garbage, since Netty notices
 * a lost buffer only after that.
 */
public final class NoBufferLost implements AfterAllCallback {
    private static final int COLLECTIONS = 3;
    private static final long PAUSE_MILLIS = 20;

    @Override
    public void afterAll(ExtensionContext context) {
        if (LeakReports.areKept()) {
            check();
        }
    }

    static void check() {
        List<String> reports = reports();
        if (!reports.isEmpty()) {
            throw new AssertionError("INV-LEAK: " + reports.size() + " leak reports\n" + String.join("\n\n", reports));
        }
    }

    private static List<String> reports() {
        List<String> reports = new ArrayList<>();
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            Eventually.pause(PAUSE_MILLIS);
            PooledByteBufAllocator.DEFAULT.directBuffer(1).release();
            reports.addAll(LeakReports.take());
        }
        return reports;
    }
}
