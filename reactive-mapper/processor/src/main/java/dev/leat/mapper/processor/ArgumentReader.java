package dev.leat.mapper.processor;

import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.leat.mapper.processor.FinderName.Criterion;
import dev.leat.mapper.processor.MethodModel.Ordering;
import dev.leat.mapper.processor.MethodModel.Term;
import dev.leat.mapper.processor.RepositoryMethod.Argument;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Gives a finder's parameters to its criteria, one after the other, and those that are left to order and limit. */
final class ArgumentReader {
    private final Diagnostics diagnostics;
    private final ElementTypes elementTypes;

    ArgumentReader(Readers readers) {
        this.diagnostics = readers.diagnostics();
        this.elementTypes = new ElementTypes(readers.types());
    }

    /** What the parameters are for. */
    record Arguments(
            List<List<Term>> anyOf,
            List<Ordering> orderBy,
            @Nullable String limit) {}

    /** Null if a parameter is missing, left over or of the wrong type, which then is reported. */
    @Nullable
    Arguments read(EntityModel entity, RepositoryMethod method, FinderName name) {
        List<Argument> arguments = method.arguments();
        int needed = name.criteria().stream()
                .mapToInt(criterion -> criterion.keyword().parameters())
                .sum();
        List<Argument> rest = needed <= arguments.size() ? arguments.subList(needed, arguments.size()) : List.of();
        if (needed > arguments.size() || !rest.stream().allMatch(argument -> isRest(entity, argument))) {
            wrongNumber(method, name, needed);
            return null;
        }
        List<List<Term>> anyOf = terms(method, name, arguments.subList(0, needed));
        return anyOf == null || !canBeLimited(method, name, rest) ? null : rest(entity, anyOf, rest);
    }

    private @Nullable List<List<Term>> terms(RepositoryMethod method, FinderName name, List<Argument> arguments) {
        List<List<Term>> anyOf = new ArrayList<>();
        int next = 0;
        for (List<Criterion> group : name.anyOf()) {
            List<Term> terms = new ArrayList<>();
            for (Criterion criterion : group) {
                List<Argument> own =
                        arguments.subList(next, next + criterion.keyword().parameters());
                next += own.size();
                if (!own.stream().allMatch(argument -> isRightType(method, criterion, argument))) {
                    return null;
                }
                terms.add(new Term(
                        criterion.property(),
                        criterion.keyword(),
                        criterion.ignoreCase(),
                        own.stream().map(Argument::variable).toList()));
            }
            anyOf.add(terms);
        }
        return anyOf;
    }

    private boolean isRightType(RepositoryMethod method, Criterion criterion, Argument argument) {
        ValueType type = Objects.requireNonNull(criterion.property().type());
        if (argument.nullable()) {
            diagnostics.error(
                    method.position(),
                    "NullableParameter",
                    "The parameter " + argument.name() + " of " + method.name() + " may be null.",
                    "No value is equal to null, so there would never be a row.",
                    "remove @Nullable, and add a finder with "
                            + Code.capital(criterion.property().path()) + "IsNull.");
            return false;
        }
        boolean collection = criterion.keyword().isCollection();
        if (!isOf(criterion, argument)) {
            diagnostics.error(
                    method.position(),
                    "FinderParameterType",
                    "The parameter " + argument.name() + " of " + method.name() + " is a "
                            + TypeText.of(argument.type()) + ".",
                    "It is compared to " + criterion.property().path() + " by "
                            + criterion.keyword().label() + ".",
                    "declare it as "
                            + (collection
                                    ? "Collection<" + TypeText.simple(type.boxed()) + ">"
                                    : TypeText.simple(type.declared()))
                            + ".");
            return false;
        }
        return true;
    }

    /** Whether the parameter has the type that the criterion compares to, or is a collection of it where it needs one. */
    boolean isOf(Criterion criterion, Argument argument) {
        TypeMirror given = criterion.keyword().isCollection() ? elementTypes.of(argument.type()) : argument.type();
        ValueType type = criterion.property().type();
        return given != null && type != null && ElementTypes.isSame(given, type);
    }

    private boolean canBeLimited(RepositoryMethod method, FinderName name, List<Argument> rest) {
        long limits = rest.stream().filter(ArgumentReader::isLimit).count() + (name.first() == null ? 0 : 1);
        boolean rows = name.verb().equals("find");
        if (limits > 1 || (!rows && !rest.isEmpty())) {
            diagnostics.error(
                    method.position(),
                    "FinderLimit",
                    method.name() + (rows ? " limits its rows twice." : " takes a Limit or Sort, but gives no rows."),
                    "First, Top and a Limit parameter say how many rows are found, a Sort parameter in which order.",
                    "remove one of them.");
            return false;
        }
        return true;
    }

    private static Arguments rest(EntityModel entity, List<List<Term>> anyOf, List<Argument> rest) {
        List<Ordering> order = new ArrayList<>();
        String limit = null;
        for (Argument argument : rest) {
            if (isLimit(argument)) {
                limit = argument.variable();
            } else {
                order.add(new Ordering.ByParameter(argument.variable(), isSortList(entity, argument)));
            }
        }
        return new Arguments(anyOf, order, limit);
    }

    /** Whether the parameter orders or limits. */
    static boolean isRest(EntityModel entity, Argument argument) {
        boolean sort = plainType(argument).equals(sort(entity));
        return !argument.nullable() && (isLimit(argument) || sort || isSortList(entity, argument));
    }

    private static boolean isLimit(Argument argument) {
        return plainType(argument).equals(LeatTypes.LIMIT);
    }

    private static boolean isSortList(EntityModel entity, Argument argument) {
        TypeMirror element = Published.argument(argument.type(), "java.util.List");
        return element != null && TypeName.get(element).equals(sort(entity));
    }

    private static TypeName plainType(Argument argument) {
        return TypeName.get(argument.type());
    }

    private static TypeName sort(EntityModel entity) {
        return ParameterizedTypeName.get(LeatTypes.SORT, entity.type());
    }

    private void wrongNumber(RepositoryMethod method, FinderName name, int needed) {
        StringBuilder comparisons = new StringBuilder();
        for (Criterion criterion : name.criteria()) {
            comparisons
                    .append(comparisons.isEmpty() ? "" : ", ")
                    .append(criterion.property().path())
                    .append(' ')
                    .append(criterion.keyword().label())
                    .append(" (")
                    .append(criterion.keyword().parameters())
                    .append(')');
        }
        diagnostics.error(
                method.position(),
                "FinderParameters",
                method.name() + " needs " + needed + " parameters to compare to, and has "
                        + method.arguments().size() + ".",
                (comparisons.isEmpty()
                                ? "The name compares nothing"
                                : "Each comparison takes its parameters in order: " + comparisons)
                        + ". After them there may be a Limit, a Sort of the entity, or a list of these.",
                "add or remove parameters.");
    }
}
