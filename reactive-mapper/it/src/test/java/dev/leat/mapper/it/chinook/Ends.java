package dev.leat.mapper.it.chinook;

import dev.leat.mapper.it.testing.MappedDatabase;
import dev.leat.mapper.mapping.EntityType;
import dev.leat.mapper.mapping.Include;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;
import dev.leat.mapper.mapping.ToMany;
import dev.leat.mapper.mapping.ToOne;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key as two relations.
 *
 * @param toOne from the table with the key
 * @param one its handle
 * @param toMany from the table that the key refers to
 * @param many its handle
 */
record Ends<C, P>(
        ToOne<C, P, ?> toOne,
        Function<C, ? extends One<? extends @Nullable P>> one,
        ToMany<P, C, ?> toMany,
        Function<P, Many<C>> many) {
    /** The pairs of child and parent, loaded from the children. */
    List<String> pairsFromChildren(MappedDatabase database) {
        List<String> pairs = new ArrayList<>();
        for (C child : loaded(database, toOne.owner(), toOne)) {
            P parent = one.apply(child).get();
            if (parent != null) {
                pairs.add(RowText.of(toOne.owner(), child) + " -> " + RowText.of(toOne.target(), parent));
            }
        }
        return pairs;
    }

    /** The pairs of child and parent, loaded from the parents. */
    List<String> pairsFromParents(MappedDatabase database) {
        List<String> pairs = new ArrayList<>();
        for (P parent : loaded(database, toMany.owner(), toMany)) {
            for (C child : many.apply(parent).list()) {
                pairs.add(RowText.of(toMany.target(), child) + " -> " + RowText.of(toMany.owner(), parent));
            }
        }
        return pairs;
    }

    private static <E> List<E> loaded(MappedDatabase database, EntityType<E, ?> type, Include<E> include) {
        return database.value(database.leat().crud(type).with(include).list());
    }
}
