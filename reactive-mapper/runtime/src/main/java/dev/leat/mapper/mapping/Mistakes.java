package dev.leat.mapper.mapping;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
                        .why("These columns are never null, and the database does not give them.")
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
        String near = nearest(name, allowed);
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

    private static @Nullable String nearest(String wrong, List<String> names) {
        String start = wrong.toLowerCase(Locale.ROOT);
        String best = null;
        int least = 3;
        for (String name : names) {
            int distance = distance(start, name.toLowerCase(Locale.ROOT), least);
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        return best;
    }

    /** The number of letters to insert, delete or replace, or {@code limit} if it is not less. */
    private static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) >= limit) {
            return limit;
        }
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
