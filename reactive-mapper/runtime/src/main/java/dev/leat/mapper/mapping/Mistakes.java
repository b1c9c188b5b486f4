package dev.leat.mapper.mapping;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.NearName;
import dev.leat.core.error.UsageException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What generated code throws; for generated code. */
public final class Mistakes {
    private Mistakes() {}

    /**
     * A builder lacks parts; all of them are in one error.
     *
     * @param parts the names of the parts that are needed
     * @param values what was given for each of them, null for nothing
     */
    public static UsageException missingParts(String entity, List<String> parts, @Nullable Object... values) {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                missing.add(parts.get(i));
            }
        }
        return new UsageException(
                ErrorText.of("MissingParts", "The new " + entity + " lacks " + String.join(", ", missing) + ".")
                        .why(
                                "These columns are never null, and an insert sends them: a default of the database is not asked for.")
                        .fix("Set them before build()."),
                null);
    }

    /**
     * A request asks for an order that there is not. The name is text from outside and not repeated.
     *
     * @param name what the request asked for
     * @param allowed what it may ask for
     */
    public static UsageException unknownSort(String entity, String name, List<String> allowed) {
        String near = NearName.of(name, allowed);
        String hint = near == null ? "" : "Did you mean " + near + "? ";
        return new UsageException(
                ErrorText.of("UnknownSort", entity + " cannot be sorted by that name.")
                        .why("Only columns of the entity can be sorted by.")
                        .fix(hint + "Allowed are: " + String.join(", ", allowed) + "."),
                null);
    }

    /**
     * The part of an id that is the key of a relation too.
     *
     * @param path the relation, as messages say it
     * @param part the part of the id
     * @param key the key in the relation's handle, or null if it has none
     * @throws UsageException if they differ
     */
    public static <K> K agreed(String path, K part, @Nullable Object key) {
        if (key == null || key.equals(part)) {
            return part;
        }
        throw new UsageException(
                ErrorText.of("RelationKeys", "The handle of " + path + " has another key than the id.")
                        .why("Both are stored in one column.")
                        .fix("Make the handle of the same key, or leave it out of the builder."),
                null);
    }
}
