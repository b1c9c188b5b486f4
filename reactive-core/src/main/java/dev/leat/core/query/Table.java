package dev.leat.core.query;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A table, by its name as it stands in the database. Names are always quoted when they are rendered.
 *
 * @param schema the schema, or null for the connection's own
 * @param name the table's name
 */
public record Table(@Nullable String schema, String name) {
    public Table {
        Objects.requireNonNull(name, "name");
    }

    /** A table in the connection's own schema. */
    public static Table of(String name) {
        return new Table(null, name);
    }
}
