package dev.leat.core.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetector.Level;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NoBufferLostTest {
    private final Level level = ResourceLeakDetector.getLevel();
    private final LeakReports<Object> detector = new LeakReports<>(Object.class, 1);

    @BeforeEach
    void watchEverything() {
        LeakReports.take();
        ResourceLeakDetector.setLevel(Level.PARANOID);
    }

    @AfterEach
    void watchAsBefore() {
        ResourceLeakDetector.setLevel(level);
        LeakReports.take();
    }

    @Test
    void failsOnWhatNobodyReleased() {
        detector.track(new Object());
        Eventually.problem(Duration.ofSeconds(10), () -> {
            System.gc();
            detector.track(this);
            return LeakReports.areThere() ? null : "no report yet";
        });
        assertThatThrownBy(NoBufferLost::check)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("INV-LEAK: 1 leak reports")
                .hasMessageContaining("Object was not released");
    }

    @Test
    void passesOnWhatOthersHaveLost() {
        System.setProperty("leat.leaks.others", "NoBufferLostTest.passesOnWhatOthersHaveLost");
        try {
            detector.track(new Object());
            for (int i = 0; i < 5; i++) {
                System.gc();
                Eventually.pause(20);
                detector.track(this);
            }
            assertThatCode(NoBufferLost::check).doesNotThrowAnyException();
        } finally {
            System.clearProperty("leat.leaks.others");
        }
    }

    @Test
    void passesOnWhatWasReleased() {
        Object watched = new Object();
        detector.track(watched).close(watched);
        System.gc();
        Eventually.pause(20);
        detector.track(this);
        assertThatCode(NoBufferLost::check).doesNotThrowAnyException();
    }
}
