package dev.leat.mapper.processor;

import dev.leat.mapper.processor.FinderName.Criterion;
import dev.leat.mapper.processor.MethodModel.Ordering;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one finder's name. Words of the grammar may also be part of a component's name ({@code brandOrModel}), so every reading
 * is tried, the longest component first. What a place of the name can mean is found once for each number of parameters that
 * are used up there, and no more than two readings of it are kept, so that the time stays in proportion to the length.
 */
final class FinderNameReader {
    private static final Pattern HEAD = Pattern.compile("(find)(All|(?:First|Top)(\\d{0,9}))?By|(exists|count)By");
    private static final String ORDER_BY = "OrderBy";
    private static final String IGNORE_CASE = "IgnoreCase";
    private static final int AMBIGUOUS = 2;

    private final PropertyReader properties;
    private final EntityModel entity;
    private final String name;

    /** What the parameters must be for a reading to be right; null for any reading, the first of which is enough. */
    private final @Nullable FinderFit fit;

    private final int most;
    private final Map<Place, List<Reading>> known = new HashMap<>();
    private final Map<Integer, List<List<Ordering.ByProperty>>> orders = new HashMap<>();

    FinderNameReader(Entities entities, EntityModel entity, String name, @Nullable FinderFit fit) {
        this.properties = new PropertyReader(entities, name);
        this.entity = entity;
        this.name = name;
        this.fit = fit;
        this.most = fit == null ? 1 : AMBIGUOUS;
    }

    /** A place of the name, and the parameter that comes next. */
    private record Place(int at, int parameter) {}

    /** A criterion with all that follows, in the same group if {@code and} is true; the order is that of the end. */
    private record Reading(
            Criterion criterion, boolean and, @Nullable Reading next, List<Ordering.ByProperty> orderBy) {
        List<List<Criterion>> anyOf() {
            List<List<Criterion>> anyOf = new ArrayList<>();
            boolean same = false;
            for (Reading reading = this; reading != null; reading = reading.next) {
                if (!same) {
                    anyOf.add(new ArrayList<>());
                }
                anyOf.get(anyOf.size() - 1).add(reading.criterion);
                same = reading.and;
            }
            return anyOf;
        }
    }

    /** Where the criteria begin, or -1 if the name does not begin as finders do. */
    static int start(String name) {
        Matcher head = HEAD.matcher(name);
        return head.lookingAt() ? head.end() : -1;
    }

    /** What the name says about the entity: nothing if it cannot be read, two readings if it is ambiguous. */
    List<FinderName> read() {
        Matcher head = HEAD.matcher(name);
        if (!head.lookingAt() || head.end() == name.length()) {
            return List.of();
        }
        List<FinderName> names = new ArrayList<>();
        if (ends(head.end(), 0)) {
            ordersAt(head.end()).forEach(order -> names.add(name(head, List.of(), order)));
        }
        if (names.size() < most) {
            criteria(new Place(head.end(), 0))
                    .forEach(reading -> names.add(name(head, reading.anyOf(), reading.orderBy())));
        }
        return names;
    }

    private static FinderName name(Matcher head, List<List<Criterion>> anyOf, List<Ordering.ByProperty> order) {
        String verb = head.group(1) == null ? head.group(4) : head.group(1);
        String number = head.group(3);
        Integer first = number == null ? null : number.isEmpty() ? Integer.valueOf(1) : Integer.valueOf(number);
        return new FinderName(verb, first, anyOf, order);
    }

    private List<Reading> criteria(Place from) {
        List<Reading> readings = known.get(from);
        if (readings == null) {
            readings = new ArrayList<>();
            for (PropertyReader.Match property : properties.at(entity, from.at())) {
                for (Keyword.Match keyword : Keyword.at(name, property.end())) {
                    criterion(from.parameter(), property.property(), keyword, readings);
                }
            }
            known.put(from, readings);
        }
        return readings;
    }

    private void criterion(int parameter, PropertyModel property, Keyword.Match keyword, List<Reading> readings) {
        boolean ignoreCase = name.startsWith(IGNORE_CASE, keyword.end());
        int end = ignoreCase ? keyword.end() + IGNORE_CASE.length() : keyword.end();
        Criterion criterion = new Criterion(
                property.forText(ignoreCase || keyword.keyword().isTextMatch()), keyword.keyword(), ignoreCase);
        if (fit != null && !fit.isRight(criterion, parameter)) {
            return;
        }
        int next = fit == null ? 0 : parameter + keyword.keyword().parameters();
        if (end == name.length() && (fit == null || fit.isEnd(next))) {
            add(readings, new Reading(criterion, false, null, List.of()));
        }
        boolean and = name.startsWith("And", end);
        if (and || name.startsWith("Or", end)) {
            criteria(new Place(end + (and ? 3 : 2), next))
                    .forEach(rest -> add(readings, new Reading(criterion, and, rest, rest.orderBy())));
        }
        if (ends(end, next)) {
            ordersAt(end).forEach(order -> add(readings, new Reading(criterion, false, null, order)));
        }
    }

    /** Whether the criteria can end here with an order. */
    private boolean ends(int at, int parameter) {
        return name.startsWith(ORDER_BY, at) && (fit == null || fit.isEnd(parameter));
    }

    private <T> void add(List<T> readings, T reading) {
        if (readings.size() < most) {
            readings.add(reading);
        }
    }

    private List<List<Ordering.ByProperty>> ordersAt(int at) {
        return ordering(at + ORDER_BY.length());
    }

    private List<List<Ordering.ByProperty>> ordering(int from) {
        List<List<Ordering.ByProperty>> found = orders.get(from);
        if (found == null) {
            found = new ArrayList<>();
            for (PropertyReader.Match property : properties.at(entity, from)) {
                for (String direction : List.of("Desc", "Asc", "")) {
                    if (name.startsWith(direction, property.end())) {
                        ordering(property, direction, found);
                    }
                }
            }
            orders.put(from, found);
        }
        return found;
    }

    private void ordering(PropertyReader.Match property, String direction, List<List<Ordering.ByProperty>> found) {
        if (fit != null && !fit.canOrder(property.property())) {
            return;
        }
        int end = property.end() + direction.length();
        Ordering.ByProperty first = new Ordering.ByProperty(property.property(), direction.equals("Desc"));
        List<List<Ordering.ByProperty>> rest = end == name.length() ? List.of(List.of()) : ordering(end);
        for (List<Ordering.ByProperty> more : rest) {
            List<Ordering.ByProperty> all = new ArrayList<>(List.of(first));
            all.addAll(more);
            add(found, all);
        }
    }
}
