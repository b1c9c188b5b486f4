package dev.leat.core.execution;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;

/** The check of settings; a class of its own, so that those that are part of others need not wait for them. */
final class SettingRange {
    private SettingRange() {}

    static void require(String name, boolean holds) {
        if (!holds) {
            throw new UsageException(
                    ErrorText.of("BadSetting", "The setting " + name + " is out of range.")
                            .fix("Numbers are 1 or more, times from 1 ms to a year."),
                    null);
        }
    }
}
