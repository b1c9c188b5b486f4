package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
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
 * @param column that it is compared in
 * @param text for a key, the same as a column of the related entity, which can do what only a text can
 */
record PropertyModel(
        List<Hop> hops,
        ClassName metamodel,
        List<String> names,
        Kind kind,
        ColumnModel column,
        @Nullable PropertyModel text) {
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

    /** Of the values; null for a relation. */
    @Nullable
    ValueType type() {
        return kind == Kind.RELATION ? null : column.type();
    }

    /** Whether the column may hold null. */
    boolean nullable() {
        return column.nullable();
    }

    /** The generated classes that its expression names. */
    List<ClassName> metamodels() {
        return Stream.concat(hops.stream().map(Hop::metamodel), Stream.of(metamodel))
                .toList();
    }

    boolean isText() {
        return kind != Kind.RELATION && column.type().isText();
    }

    /** Whether both are the same column, or the same relation. */
    boolean isSame(PropertyModel other) {
        return hops.equals(other.hops)
                && metamodel.equals(other.metamodel)
                && column.name().equals(other.column.name())
                && (kind == Kind.RELATION) == (other.kind == Kind.RELATION);
    }

    /** The same seen from the other side of the relation. */
    PropertyModel behind(Hop hop) {
        List<Hop> all = new ArrayList<>(List.of(hop));
        all.addAll(hops);
        return new PropertyModel(all, metamodel, names, kind, column, text == null ? null : text.behind(hop));
    }

    PropertyModel with(PropertyModel sameAsText) {
        return new PropertyModel(hops, metamodel, names, kind, column, sameAsText);
    }

    /** This, or for a text match of a key, the column that can be matched. */
    PropertyModel forText(boolean isTextMatch) {
        return isTextMatch && text != null ? text : this;
    }
}
