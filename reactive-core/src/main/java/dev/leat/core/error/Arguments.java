package dev.leat.core.error;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The check at the doors: a null that reaches one is answered by code, and with the argument's name, before anything is done. */
public final class Arguments {
    private Arguments() {}

    /**
     * The argument, which may not be null.
     *
     * @throws UsageException {@code [NullArgument]} if it is
     */
    public static <T> T present(String name, @Nullable T argument) {
        if (argument == null) {
            throw missing(name);
        }
        return argument;
    }

    /**
     * A copy of the elements, none of which may be null, nor they together.
     *
     * @throws UsageException {@code [NullArgument]} if one is
     */
    public static <T> List<T> all(String name, @Nullable Collection<? extends T> elements) {
        List<T> copy = new ArrayList<>(present(name, elements).size());
        for (T element : present(name, elements)) {
            copy.add(present("in " + name, element));
        }
        return copy;
    }

    /**
     * The elements as a list, none of which may be null, nor they together.
     *
     * @throws UsageException {@code [NullArgument]} if one is
     */
    public static <T> List<T> all(String name, T @Nullable [] elements) {
        return all(name, Arrays.asList(present(name, elements)));
    }

    private static UsageException missing(String name) {
        return new UsageException(
                ErrorText.of("NullArgument", "The argument " + name + " is null.")
                        .fix("Call it only where there is a value."),
                null);
    }
}
