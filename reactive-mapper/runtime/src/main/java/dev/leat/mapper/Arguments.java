package dev.leat.mapper;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;
import org.jspecify.annotations.Nullable;

/** The check at the doors. */
final class Arguments {
    private Arguments() {}

    static <T> T present(String name, @Nullable T argument) {
        if (argument == null) {
            throw new UsageException(
                    ErrorText.of("NullArgument", "The argument " + name + " is null.")
                            .fix("Call it only where there is a value."),
                    null);
        }
        return argument;
    }
}
