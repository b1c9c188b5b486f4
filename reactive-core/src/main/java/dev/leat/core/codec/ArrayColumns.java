package dev.leat.core.codec;

import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which array type belongs to which element type. */
final class ArrayColumns {
    private static final String SUFFIX = "_ARRAY";
    private static final Map<PostgresqlObjectId, PostgresqlObjectId> ELEMENTS = elements();
    private static final Map<PostgresqlObjectId, PostgresqlObjectId> ARRAYS = arrays();

    private ArrayColumns() {}

    static PostgresqlObjectId of(PostgresqlObjectId element) {
        return Objects.requireNonNull(ARRAYS.get(element), element::name);
    }

    static PostgresqlObjectId elementOf(PostgresqlObjectId array) {
        return Objects.requireNonNull(ELEMENTS.get(array), array::name);
    }

    static Set<PostgresqlObjectId> of(Set<PostgresqlObjectId> elements) {
        Set<PostgresqlObjectId> columns = EnumSet.noneOf(PostgresqlObjectId.class);
        ELEMENTS.forEach((array, element) -> {
            if (elements.contains(element)) {
                columns.add(array);
            }
        });
        return columns;
    }

    private static Map<PostgresqlObjectId, PostgresqlObjectId> elements() {
        Map<PostgresqlObjectId, PostgresqlObjectId> elements = new EnumMap<>(PostgresqlObjectId.class);
        for (PostgresqlObjectId array : PostgresqlObjectId.values()) {
            if (array.name().endsWith(SUFFIX)) {
                String name = array.name();
                elements.put(array, PostgresqlObjectId.valueOf(name.substring(0, name.length() - SUFFIX.length())));
            }
        }
        return elements;
    }

    private static Map<PostgresqlObjectId, PostgresqlObjectId> arrays() {
        Map<PostgresqlObjectId, PostgresqlObjectId> arrays = new EnumMap<>(PostgresqlObjectId.class);
        ELEMENTS.forEach((array, element) -> arrays.put(element, array));
        return arrays;
    }
}
