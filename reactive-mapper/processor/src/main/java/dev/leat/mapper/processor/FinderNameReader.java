package dev.leat.mapper.processor;

import dev.leat.mapper.processor.FinderName.Criterion;
import dev.leat.mapper.processor.MethodModel.Ordering;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads finders' names. Words of the grammar may also be part of a component's name ({@code brandOrModel}), so every reading
 * is tried, the longest component first, until one takes the whole name.
 */
final class FinderNameReader {
    private static final Pattern HEAD = Pattern.compile("(find)(All|(?:First|Top)(\\d{0,9}))?By|(exists|count)By");
    private static final String ORDER_BY = "OrderBy";
    private static final String IGNORE_CASE = "IgnoreCase";

    private final PropertyReader properties;

    FinderNameReader(PropertyReader properties) {
        this.properties = properties;
    }

    /** The criteria and the order in the rest of a name. */
    private record Rest(List<List<Criterion>> anyOf, List<Ordering.ByProperty> orderBy) {
        static final Rest NOTHING = new Rest(List.of(), List.of());

        /** This behind a criterion and {@code And}. */
        Rest behind(Criterion criterion, boolean and) {
            List<List<Criterion>> all = new ArrayList<>(anyOf);
            List<Criterion> group = new ArrayList<>(List.of(criterion));
            if (and) {
                group.addAll(all.remove(0));
            }
            all.add(0, group);
            return new Rest(all, orderBy);
        }
    }

    /** Where the criteria begin, or -1 if the name does not begin as finders do. */
    static int start(String name) {
        Matcher head = HEAD.matcher(name);
        return head.lookingAt() ? head.end() : -1;
    }

    /** What the name says about the entity, or null if it cannot be read. */
    @Nullable
    FinderName read(EntityModel entity, String name) {
        Matcher head = HEAD.matcher(name);
        if (!head.lookingAt() || head.end() == name.length()) {
            return null;
        }
        Rest rest = name.startsWith(ORDER_BY, head.end()) ? orderBy(entity, name, head.end()) : null;
        rest = rest == null ? criteria(entity, name, head.end()) : rest;
        return rest == null ? null : new FinderName(verb(head), first(head), rest.anyOf(), rest.orderBy());
    }

    private static String verb(Matcher head) {
        return head.group(1) == null ? head.group(4) : head.group(1);
    }

    private static @Nullable Integer first(Matcher head) {
        String number = head.group(3);
        if (number == null) {
            return null;
        }
        return number.isEmpty() ? 1 : Integer.valueOf(number);
    }

    private @Nullable Rest criteria(EntityModel entity, String name, int from) {
        for (PropertyReader.Match property : properties.at(entity, name, from)) {
            for (Keyword.Match keyword : Keyword.at(name, property.end())) {
                Rest rest = criterion(entity, name, property.property(), keyword);
                if (rest != null) {
                    return rest;
                }
            }
        }
        return null;
    }

    private @Nullable Rest criterion(EntityModel entity, String name, PropertyModel property, Keyword.Match keyword) {
        boolean ignoreCase = name.startsWith(IGNORE_CASE, keyword.end());
        int end = ignoreCase ? keyword.end() + IGNORE_CASE.length() : keyword.end();
        if (property.kind() == PropertyModel.Kind.KEY
                && (ignoreCase || keyword.keyword().isTextMatch())) {
            return null;
        }
        Criterion criterion = new Criterion(property, keyword.keyword(), ignoreCase);
        if (end == name.length()) {
            return Rest.NOTHING.behind(criterion, false);
        }
        boolean and = name.startsWith("And", end);
        if (and || name.startsWith("Or", end)) {
            Rest rest = criteria(entity, name, end + (and ? 3 : 2));
            if (rest != null) {
                return rest.behind(criterion, and);
            }
        }
        Rest order = name.startsWith(ORDER_BY, end) ? orderBy(entity, name, end) : null;
        return order == null ? null : order.behind(criterion, false);
    }

    private @Nullable Rest orderBy(EntityModel entity, String name, int from) {
        List<Ordering.ByProperty> order = ordering(entity, name, from + ORDER_BY.length());
        return order == null ? null : new Rest(List.of(), order);
    }

    private @Nullable List<Ordering.ByProperty> ordering(EntityModel entity, String name, int from) {
        for (PropertyReader.Match property : properties.at(entity, name, from)) {
            for (String direction : List.of("Desc", "Asc", "")) {
                List<Ordering.ByProperty> order =
                        name.startsWith(direction, property.end()) ? ordering(entity, name, property, direction) : null;
                if (order != null) {
                    return order;
                }
            }
        }
        return null;
    }

    private @Nullable List<Ordering.ByProperty> ordering(
            EntityModel entity, String name, PropertyReader.Match property, String direction) {
        int end = property.end() + direction.length();
        List<Ordering.ByProperty> more = end == name.length() ? List.of() : ordering(entity, name, end);
        if (more == null) {
            return null;
        }
        List<Ordering.ByProperty> all = new ArrayList<>();
        all.add(new Ordering.ByProperty(property.property(), direction.equals("Desc")));
        all.addAll(more);
        return all;
    }
}
