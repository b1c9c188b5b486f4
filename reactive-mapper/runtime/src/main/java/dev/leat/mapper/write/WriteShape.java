package dev.leat.mapper.write;

import dev.leat.core.query.Column;
import dev.leat.mapper.mapping.EntityKeys;
import dev.leat.mapper.mapping.EntityType;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which columns the writes of an entity touch; found once per entity, so that equal statements stay equal.
 *
 * @param inserted the columns of an insert: all but a generated id
 * @param changed the columns of an update: all but the id, the version and the time of the insert
 * @param indexes where each column stands among the entity's, by identity: asked for every value of every row
 * @param otherEnds the relations that no column of the entity's stores
 * @param matched the columns that find a row: the id and, where there is one, the version
 */
record WriteShape<E, K>(
        EntityType<E, K> type,
        List<Column<E, ?>> inserted,
        List<Column<E, ?>> changed,
        List<Column<E, ?>> matched,
        IdentityHashMap<Column<E, ?>, Integer> indexes,
        OtherEnds<E> otherEnds) {
    static <E, K> WriteShape<E, K> of(EntityType<E, K> type) {
        List<Column<E, ?>> inserted = new ArrayList<>();
        List<Column<E, ?>> changed = new ArrayList<>();
        List<Column<E, ?>> matched = new ArrayList<>(type.idColumns());
        for (Column<E, ?> column : type.columns()) {
            boolean id = type.idColumns().contains(column);
            if (!(id && type.generatedId())) {
                inserted.add(column);
            }
            if (!id && column != type.version() && column != type.createdAt()) {
                changed.add(column);
            }
        }
        Column<E, ?> version = type.version();
        if (version != null) {
            matched.add(version);
        }
        return new WriteShape<>(
                type,
                List.copyOf(inserted),
                List.copyOf(changed),
                List.copyOf(matched),
                indexes(type.columns()),
                new OtherEnds<>(type));
    }

    /** Whether only the statement can say which of the given rows a row belongs to that comes back. */
    boolean isNumbered() {
        return !EntityKeys.shareEquality(type.idColumns());
    }

    int index(Column<E, ?> column) {
        Integer known = indexes.get(column);
        return known == null ? type.columns().indexOf(column) : known;
    }

    private static <E> IdentityHashMap<Column<E, ?>, Integer> indexes(List<Column<E, ?>> columns) {
        IdentityHashMap<Column<E, ?>, Integer> indexes = new IdentityHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            indexes.put(columns.get(i), i);
        }
        return indexes;
    }

    /** The same for a column of this entity that is only known as one. */
    @SuppressWarnings("unchecked")
    @Nullable
    Object valueOf(E entity, Column<?, ?> column) {
        return value(entity, (Column<E, ?>) column);
    }

    @Nullable
    Object value(E entity, Column<E, ?> column) {
        return type.value(entity, index(column));
    }
}
