package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import dev.leat.mapper.processor.PartModel.Embedded;
import dev.leat.mapper.processor.PartModel.ToOne;
import dev.leat.mapper.processor.PartModel.Value;
import dev.leat.mapper.processor.PropertyModel.Hop;
import dev.leat.mapper.processor.PropertyModel.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the properties that a place of one name can mean, through embedded records and relations to one row. What begins at a
 * place of an entity is found once, and of those that end at one place no more than two are kept: more than one is an error
 * already, and with relations of an entity to itself their number grows exponentially.
 */
final class PropertyReader {
    private static final int AMBIGUOUS = 2;

    private final Entities entities;
    private final String name;
    private final Map<Start, List<Match>> known = new HashMap<>();

    PropertyReader(Entities entities, String name) {
        this.entities = entities;
        this.name = name;
    }

    /** A property and where it ends in the name. */
    record Match(PropertyModel property, int end) {}

    /** Where a search begins. */
    private record Start(ClassName entity, int from) {}

    /** Where a search stands: the entity it is in, the embedded records around it, and up to where the name is read. */
    private record Place(EntityModel entity, List<String> names, int from) {
        Place into(String part, int end) {
            return new Place(entity, Code.concat(names, part), end);
        }

        PropertyModel property(Kind kind, String part, ColumnModel column) {
            return new PropertyModel(List.of(), entity.metamodel(), Code.concat(names, part), kind, column, null);
        }
    }

    /** All that match, the longest first. */
    List<Match> at(EntityModel entity, int from) {
        Start start = new Start(entity.type(), from);
        List<Match> matches = known.get(start);
        if (matches == null) {
            matches = new ArrayList<>();
            collect(entity.parts(), new Place(entity, List.of(), from), matches);
            matches.sort(Comparator.comparingInt(Match::end).reversed());
            known.put(start, matches);
        }
        return matches;
    }

    private void collect(List<PartModel> parts, Place place, List<Match> matches) {
        for (PartModel part : parts) {
            String word = Code.capital(part.name());
            if (name.startsWith(word, place.from())) {
                collect(part, place, place.from() + word.length(), matches);
            }
        }
    }

    private void collect(PartModel part, Place place, int end, List<Match> matches) {
        if (part instanceof Value value) {
            add(matches, new Match(place.property(Kind.COLUMN, part.name(), value.column()), end));
        } else if (part instanceof Embedded embedded) {
            collect(embedded.parts(), place.into(part.name(), end), matches);
        } else if (part instanceof ToOne toOne) {
            collectToOne(toOne, place, end, matches);
        }
    }

    private void collectToOne(ToOne toOne, Place place, int end, List<Match> matches) {
        add(matches, new Match(place.property(Kind.RELATION, toOne.name(), toOne.column()), end));
        EntityModel target = entities.of(toOne.target().type());
        if (target == null) {
            return;
        }
        Hop hop = new Hop(place.entity().metamodel(), toOne.name());
        String id = Code.capital(target.id().name());
        boolean isKey = name.startsWith(id, end);
        if (isKey || name.startsWith("Id", end)) {
            PropertyModel key = place.property(Kind.KEY, toOne.name(), toOne.column());
            add(matches, new Match(key.with(idOf(target).behind(hop)), end + (isKey ? id.length() : 2)));
        }
        for (Match match : at(target, end)) {
            if (!match.property().isSame(idOf(target))) {
                add(matches, new Match(match.property().behind(hop), match.end()));
            }
        }
    }

    private static PropertyModel idOf(EntityModel target) {
        Value id = (Value) target.id();
        return new Place(target, List.of(), 0).property(Kind.COLUMN, id.name(), id.column());
    }

    /** Adds it if it is another column than those that end there, and there are not too many. */
    private static void add(List<Match> matches, Match match) {
        List<Match> there =
                matches.stream().filter(other -> other.end() == match.end()).toList();
        boolean isNew = there.stream().noneMatch(other -> other.property().isSame(match.property()));
        if (isNew && there.size() < AMBIGUOUS) {
            matches.add(match);
        }
    }
}
