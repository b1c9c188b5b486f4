package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a part of a finder's name means.
 *
 * @param hops the relations that lead to the entity that has it
 * @param metamodel of that entity
 * @param names the component there, behind the records it is embedded in
 * @param kind what the component is
 * @param type of the values, null for a relation
 * @param nullable whether the column may hold null
 */
record PropertyModel(
        List<Hop> hops,
        ClassName metamodel,
        List<String> names,
        Kind kind,
        @Nullable ValueType type,
        boolean nullable) {
    PropertyModel {
        hops = List.copyOf(hops);
        names = List.copyOf(names);
    }

    /** A relation to one row on the way. */
    record Hop(ClassName metamodel, String relation) {}

    /** What a property is. */
    enum Kind {
        /** A column of its own. */
        COLUMN,
        /** The column of a relation to one row. */
        KEY,
        /** A relation to one row itself. */
        RELATION
    }

    /** As messages say it: {@code customer.country}. */
    String path() {
        return Stream.concat(hops.stream().map(Hop::relation), names.stream()).collect(Collectors.joining("."))
                + (kind == Kind.KEY ? "Id" : "");
    }

    boolean isText() {
        return type != null && type.isText();
    }
}
