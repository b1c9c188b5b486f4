package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A method of a repository. */
sealed interface MethodModel {
    /** How it is declared. */
    Signature signature();

    /** A method's name, result and parameters. */
    record Signature(String name, TypeName returns, List<Parameter> parameters, boolean isVarArgs) {
        public Signature {
            parameters = List.copyOf(parameters);
        }
    }

    /** All classes that it names besides the library's. */
    default Stream<ClassName> named() {
        List<ClassName> classes = new ArrayList<>();
        TypeNames.classes(signature().returns(), classes);
        signature().parameters().forEach(parameter -> TypeNames.classes(parameter.type(), classes));
        if (this instanceof Finder finder) {
            finder.properties().forEach(property -> classes.addAll(property.metamodels()));
        } else if (this instanceof Sql sql && sql.result() instanceof SqlResult.Mapped mapped) {
            mapped.row().named().forEach(classes::add);
        } else if (this instanceof Sql sql && sql.result() instanceof SqlResult.Constant constant) {
            classes.add(constant.owner());
        }
        return classes.stream();
    }

    /** A parameter of a method. */
    record Parameter(String name, TypeName type) {}

    /** How results are asked for; the names of the methods of Find and SqlRows. */
    enum Shape {
        ALL,
        ONE,
        FIRST,
        LIST,
        EXISTS,
        COUNT
    }

    /**
     * A query that the method's name says.
     *
     * @param anyOf terms that all have to be fulfilled, of which one list is enough; none for all rows
     * @param orderBy what the name says, then the parameters that do
     * @param first how many rows, or null for all
     * @param limit the parameter that limits the rows, or null
     */
    record Finder(
            Signature signature,
            Shape shape,
            List<List<Term>> anyOf,
            List<Ordering> orderBy,
            @Nullable Integer first,
            @Nullable String limit)
            implements MethodModel {
        /** The columns that it compares and orders by. */
        List<PropertyModel> properties() {
            return Stream.concat(
                            anyOf.stream().flatMap(List::stream).map(Term::property),
                            orderBy.stream()
                                    .filter(Ordering.ByProperty.class::isInstance)
                                    .map(order -> ((Ordering.ByProperty) order).property()))
                    .toList();
        }
    }

    /** One condition, with the names of the parameters that it compares to. */
    record Term(PropertyModel property, Keyword keyword, boolean ignoreCase, List<String> arguments) {}

    /** One term of an order, or of several. */
    sealed interface Ordering {
        /** By a column, as the name says. */
        record ByProperty(PropertyModel property, boolean descending) implements Ordering {}

        /** By a parameter that is a Sort, or a list of them. */
        record ByParameter(String name, boolean isList) implements Ordering {}
    }

    /** A hand-written statement. */
    record Sql(Signature signature, String text, List<SqlBind> binds, Shape shape, SqlResult result)
            implements MethodModel {}

    /** A parameter of a statement; {@code all} if it is a collection, sent as one array. */
    record SqlBind(String name, String variable, ValueType type, boolean all) {}

    /** What the rows of a statement become. */
    sealed interface SqlResult {
        /** Nothing: the number of rows changed is given, or with {@code isVoid} only completion. */
        record Changed(boolean isVoid) implements SqlResult {}

        /** The constant of a generated class that maps them. */
        record Constant(ClassName owner, String name) implements SqlResult {}

        /** A record that is mapped in the repository's class. */
        record Mapped(RowModel row) implements SqlResult {}

        /** The first column. */
        record Scalar(ValueType type) implements SqlResult {}
    }
}
