package dev.leat.core.execution;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The check of settings; a class of its own, so that those that are part of others need not wait for them. */
final class SettingRange {
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(365);

    private SettingRange() {}

    /** Times: of a millisecond at least, and so short that no sum of two of them overflows. */
    static void requireTime(String name, @Nullable Duration time) {
        require(name, time != null && time.compareTo(SHORTEST) >= 0 && time.compareTo(LONGEST) <= 0);
    }

    static void require(String name, boolean holds) {
        if (!holds) {
            throw new UsageException(
                    ErrorText.of("BadSetting", "The setting " + name + " is missing or out of range.")
                            .fix("Numbers are 1 or more, times from 1 ms to a year."),
                    null);
        }
    }
}
