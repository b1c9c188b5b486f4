package dev.leat.mapper.processor;

import dev.leat.mapper.processor.PartModel.Embedded;
import dev.leat.mapper.processor.PartModel.ToOne;
import dev.leat.mapper.processor.PartModel.Value;
import dev.leat.mapper.processor.PropertyModel.Hop;
import dev.leat.mapper.processor.PropertyModel.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the properties that a place of a finder's name can mean, through embedded records and relations to one row. */
final class PropertyReader {
    private final Entities entities;

    PropertyReader(Entities entities) {
        this.entities = entities;
    }

    /** A property and where it ends in the name. */
    record Match(PropertyModel property, int end) {}

    /** Where a search stands: the entity it is in, how it came there, and up to where the name is read. */
    private record Place(EntityModel entity, List<Hop> hops, List<String> names, int from) {
        Place into(String name, int end) {
            return new Place(entity, hops, Code.concat(names, name), end);
        }

        Place over(ToOne relation, EntityModel target, int end) {
            return new Place(target, Code.concat(hops, new Hop(entity.metamodel(), relation.name())), List.of(), end);
        }

        PropertyModel property(Kind kind, String name, ColumnModel column) {
            ValueType type = kind == Kind.RELATION ? null : column.type();
            return new PropertyModel(hops, entity.metamodel(), Code.concat(names, name), kind, type, column.nullable());
        }
    }

    /** All that match, the longest first. */
    List<Match> at(EntityModel entity, String name, int from) {
        List<Match> matches = new ArrayList<>();
        collect(entity.parts(), new Place(entity, List.of(), List.of(), from), name, matches);
        matches.sort(Comparator.comparingInt(Match::end).reversed());
        return matches;
    }

    private void collect(List<PartModel> parts, Place place, String name, List<Match> matches) {
        for (PartModel part : parts) {
            String word = Code.capital(part.name());
            if (name.startsWith(word, place.from())) {
                collect(part, place, place.from() + word.length(), name, matches);
            }
        }
    }

    private void collect(PartModel part, Place place, int end, String name, List<Match> matches) {
        if (part instanceof Value value) {
            matches.add(new Match(place.property(Kind.COLUMN, part.name(), value.column()), end));
        } else if (part instanceof Embedded embedded) {
            collect(embedded.parts(), place.into(part.name(), end), name, matches);
        } else if (part instanceof ToOne toOne) {
            collectToOne(toOne, place, end, name, matches);
        }
    }

    /** The key as a column of the related table, which can do what only a text can. */
    private static PropertyModel idOf(EntityModel target, Place there) {
        return there.property(Kind.COLUMN, target.id().name(), ((Value) target.id()).column());
    }

    private void collectToOne(ToOne toOne, Place place, int end, String name, List<Match> matches) {
        matches.add(new Match(place.property(Kind.RELATION, toOne.name(), toOne.column()), end));
        EntityModel target = entities.of(toOne.target().type());
        if (target == null) {
            return;
        }
        String id = Code.capital(target.id().name());
        boolean isKey = name.startsWith(id, end);
        if (isKey || name.startsWith("Id", end)) {
            int keyEnd = end + (isKey ? id.length() : 2);
            matches.add(new Match(place.property(Kind.KEY, toOne.name(), toOne.column()), keyEnd));
        }
        Place there = place.over(toOne, target, end);
        if (!isKey && name.startsWith("Id", end)) {
            matches.add(new Match(idOf(target, there), end + 2));
        }
        collect(target.parts(), there, name, matches);
    }
}
