package dev.leat.samples.store.web;

import dev.leat.core.error.UsageException;
import dev.leat.core.query.Sort;
import java.util.function.Function;

/** Reads the parameter {@code sort=<attribute>,asc|desc}. */
public final class Sorting {
    private Sorting() {}

    /**
     * The order that a request asks for.
     *
     * @param sortable the generated whitelist, such as {@code Order_::sortable}
     */
    public static <E> Sort<E> by(String text, Function<String, Sort<E>> sortable) {
        String[] parts = text.split(",", -1);
        if (parts.length > 2) {
            throw Problems.badRequest("The parameter sort is <attribute>,asc or <attribute>,desc.");
        }
        try {
            return sortable.apply(parts[0]).direction(parts.length == 1 ? "asc" : parts[1]);
        } catch (UsageException unknown) {
            throw Problems.badRequest("The parameter sort: " + unknown.text().what() + " "
                    + unknown.text().fix());
        }
    }
}
