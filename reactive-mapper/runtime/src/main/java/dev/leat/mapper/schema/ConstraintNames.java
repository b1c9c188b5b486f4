package dev.leat.mapper.schema;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Names of constraints and indexes: made of the table's and the column's, as {@code ix_book_author_id}. Where two of one
 * script would have the same name, such as {@code order.line_item} and {@code order_line.item}, or where the name is taken
 * or too long, a hash of what the name is of is put behind it.
 */
final class ConstraintNames {
    /** As PostgreSQL takes it, in bytes. */
    private static final int LONGEST = 63;

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final Set<String> taken;

    /** For these constraints, beside names that stand for something else. */
    ConstraintNames(Collection<Constraint> constraints, Collection<String> others) {
        this.taken = new HashSet<>(others);
        Set<String> seen = new HashSet<>();
        for (Constraint constraint : constraints) {
            String name = folded(simple(constraint));
            if (!seen.add(name)) {
                taken.add(name);
            }
        }
    }

    String of(Constraint constraint) {
        String name = simple(constraint);
        boolean fits = name.getBytes(StandardCharsets.UTF_8).length <= LONGEST;
        if (fits && !taken.contains(folded(name))) {
            return name;
        }
        String ascii = name.replaceAll("[^\\x20-\\x7e]", "_");
        String hash = hash(constraint);
        return ascii.substring(0, Math.min(ascii.length(), LONGEST - 1 - hash.length())) + "_" + hash;
    }

    private static String simple(Constraint constraint) {
        return constraint.prefix() + "_" + constraint.table().name() + "_" + constraint.column();
    }

    /** A database may take names as equal that differ in case. */
    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** FNV-1a of the parts, whose bounds count. */
    private static String hash(Constraint constraint) {
        long hash = FNV_OFFSET;
        String parts = constraint.table().schema() + "\0" + constraint.table().name() + "\0" + constraint.column();
        for (byte each : parts.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (each & 0xff)) * FNV_PRIME;
        }
        return Long.toUnsignedString(hash, Character.MAX_RADIX);
    }
}
