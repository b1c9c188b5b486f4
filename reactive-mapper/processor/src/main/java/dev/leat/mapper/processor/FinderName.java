package dev.leat.mapper.processor;

import dev.leat.mapper.processor.MethodModel.Ordering;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a finder's name says.
 *
 * @param verb find, exists or count
 * @param first how many rows, or null for all
 * @param anyOf criteria that all have to be fulfilled, of which one list is enough
 */
record FinderName(
        String verb, @Nullable Integer first, List<List<Criterion>> anyOf, List<Ordering.ByProperty> orderBy) {
    /** A property and what it is compared by. */
    record Criterion(PropertyModel property, Keyword keyword, boolean ignoreCase) {
        String text() {
            return property.forText(true).path() + " " + keyword.label() + (ignoreCase ? " IgnoreCase" : "");
        }
    }

    List<Criterion> criteria() {
        return anyOf.stream().flatMap(List::stream).toList();
    }

    /** The name with spaces and dots, as messages say it. */
    String text() {
        String criteria = anyOf.stream()
                .map(all -> all.stream().map(Criterion::text).collect(Collectors.joining(" And ")))
                .collect(Collectors.joining(" Or "));
        String order = orderBy.stream()
                .map(by -> by.property().path() + (by.descending() ? " Desc" : ""))
                .collect(Collectors.joining(", "));
        return (criteria + (order.isEmpty() ? "" : " OrderBy " + order)).strip();
    }
}
