package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.UsageException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTest {
    private static final List<Consumer<Duration>> SETTERS = List.of(
            Settings.DEFAULT::withAcquireTimeout,
            Settings.DEFAULT::withStatementTimeout,
            Settings.DEFAULT::withTransactionTimeout,
            Settings.DEFAULT::withCancelGrace,
            Settings.DEFAULT::withCloseTimeout,
            TransactionOptions.DEFAULT::withTimeout);

    static Stream<Duration> wrongTimes() {
        return Stream.of(
                Duration.ZERO,
                Duration.ofNanos(999_999),
                Duration.ofMillis(-1),
                Duration.ofDays(366),
                Duration.ofSeconds(Long.MAX_VALUE),
                Duration.ofSeconds(Long.MIN_VALUE));
    }

    @ParameterizedTest
    @MethodSource("wrongTimes")
    void timesOutOfRangeAreCoded(Duration time) {
        SETTERS.forEach(setter -> assertThatThrownBy(() -> setter.accept(time))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("[BadSetting]"));
    }

    @Test
    void timesInRangeAreTaken() {
        SETTERS.forEach(setter -> assertThatCode(() -> {
                    setter.accept(Duration.ofMillis(1));
                    setter.accept(Duration.ofDays(365));
                })
                .doesNotThrowAnyException());
    }

    @Test
    void whatIsMissingIsCoded() {
        SETTERS.subList(0, 5)
                .forEach(setter -> assertThatThrownBy(() -> setter.accept(missing()))
                        .isInstanceOf(UsageException.class)
                        .hasMessageStartingWith("[BadSetting]"));
        assertThat(TransactionOptions.DEFAULT.withTimeout(missing()).timeout()).isNull();
        assertThatThrownBy(() -> Settings.DEFAULT.withStreams(missing())).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> Settings.DEFAULT.withLookups(missing())).isInstanceOf(UsageException.class);
    }

    /** What code without null checks gives. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    private static <T> T missing() {
        return null;
    }
}
