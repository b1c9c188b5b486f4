package dev.leat.mapper.write;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;
import dev.leat.mapper.mapping.EntityKeys;
import dev.leat.mapper.mapping.EntityType;
import dev.leat.mapper.mapping.Handle;
import dev.leat.mapper.mapping.Handles;
import dev.leat.mapper.mapping.Relation;
import dev.leat.mapper.mapping.ToOne;
import java.util.List;

/**
 * The relations whose columns stand in other tables. A write of one row does not store them: rows that it would have to
 * store are refused, rows that were read with it are let through, and what the row that comes back shows was stored.
 */
final class OtherEnds<E> {
    private final EntityType<E, ?> type;
    private final List<Relation<E, ?>> relations;

    OtherEnds(EntityType<E, ?> type) {
        this.type = type;
        this.relations = type.relations().stream()
                .filter(relation -> !(relation instanceof ToOne<?, ?, ?>))
                .toList();
    }

    /** A row that is new has no related rows yet. */
    void requireNone(E entity) {
        for (Relation<E, ?> relation : relations) {
            if (Handles.holdsRows(relation.handle(entity))) {
                throw notStored(relation, "an insert");
            }
        }
    }

    /** A row that is changed may come with what was read for it, and with nothing else. */
    void requireRead(E entity) {
        for (Relation<E, ?> relation : relations) {
            Handle handle = relation.handle(entity);
            boolean isOwn = Handles.isRead(handle) ? isOwn(relation, entity, handle) : !Handles.holdsRows(handle);
            if (!isOwn) {
                throw notStored(relation, "an update");
            }
        }
    }

    /** What was read for another row is not this row's. */
    private boolean isOwn(Relation<E, ?> relation, E entity, Handle handle) {
        Object read = Handles.key(handle);
        Object own = relation.keyOf(entity);
        return read == null || own == null || !Handles.isFilled(handle) || read == own || isEqual(read, own);
    }

    private static boolean isEqual(Object one, Object other) {
        return EntityKeys.comparable(one).equals(EntityKeys.comparable(other));
    }

    /** The inserted row: where the given one says that there are no related rows, there are none. */
    E inserted(E stored, E given) {
        E carried = type.carry(stored, given);
        for (Relation<E, ?> relation : relations) {
            if (Handles.isFilled(relation.handle(given))) {
                fillEmpty(relation, carried);
            }
        }
        return carried;
    }

    private static <E, T> void fillEmpty(Relation<E, T> relation, E entity) {
        relation.fill(relation.handle(entity), List.of(), false);
    }

    private static UsageException notStored(Relation<?, ?> relation, String write) {
        return new UsageException(
                ErrorText.of("RelationNotStored", relation.path() + " holds rows that " + write + " does not store.")
                        .why(
                                "Their key is a column of another table; the row that comes back would show what is not there.")
                        .fix("Write them by themselves, each with the stored "
                                + relation.owner().name()
                                + " in its own relation, and leave this handle unloaded or as it was read."),
                null);
    }
}
