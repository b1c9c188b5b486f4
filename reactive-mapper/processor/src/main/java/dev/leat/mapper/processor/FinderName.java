package dev.leat.mapper.processor;

import dev.leat.mapper.processor.MethodModel.Ordering;
import java.util.List;
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
    record Criterion(PropertyModel property, Keyword keyword, boolean ignoreCase) {}

    List<Criterion> criteria() {
        return anyOf.stream().flatMap(List::stream).toList();
    }
}
