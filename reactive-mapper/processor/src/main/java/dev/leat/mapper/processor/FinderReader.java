package dev.leat.mapper.processor;

import com.palantir.javapoet.TypeName;
import dev.leat.mapper.processor.FinderName.Criterion;
import dev.leat.mapper.processor.MethodModel.Finder;
import dev.leat.mapper.processor.MethodModel.Ordering;
import dev.leat.mapper.processor.MethodModel.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads methods whose name says the query. */
final class FinderReader {
    private final Diagnostics diagnostics;
    private final Entities entities;
    private final FinderErrors errors;
    private final CriterionChecks criteria;
    private final ArgumentReader arguments;

    FinderReader(Readers readers, Entities entities) {
        this.diagnostics = readers.diagnostics();
        this.entities = entities;
        this.errors = new FinderErrors(diagnostics, entities);
        this.criteria = new CriterionChecks(diagnostics);
        this.arguments = new ArgumentReader(readers);
    }

    /** Reads a method; null if something is wrong with it, which then is reported. */
    @Nullable
    Finder read(EntityModel entity, RepositoryMethod method) {
        FinderName name = name(entity, method);
        if (name == null) {
            return null;
        }
        for (Criterion criterion : name.criteria()) {
            if (!criteria.isRight(method, entity, criterion)) {
                return null;
            }
        }
        Shape shape = canBeOrdered(method, name) ? shape(entity, method, name) : null;
        ArgumentReader.Arguments given = shape == null ? null : arguments.read(entity, method, name);
        return shape == null || given == null ? null : finder(method, name, shape, given);
    }

    /** The one reading of the name that the parameters fit, or any for what is wrong with it; null if that is reported. */
    private @Nullable FinderName name(EntityModel entity, RepositoryMethod method) {
        FinderFit fit = new FinderFit(entity, method, criteria, arguments);
        List<FinderName> fitting = new FinderNameReader(entities, entity, method.name(), fit).read();
        if (fitting.size() > 1) {
            ambiguous(method, fitting.get(0).text(), fitting.get(1).text());
            return null;
        }
        List<FinderName> names =
                fitting.isEmpty() ? new FinderNameReader(entities, entity, method.name(), null).read() : fitting;
        if (names.isEmpty()) {
            errors.explain(method, entity);
            return null;
        }
        return names.get(0);
    }

    private void ambiguous(RepositoryMethod method, String one, String other) {
        diagnostics.error(
                method.position(),
                "AmbiguousFinder",
                method.name() + " has two meanings: " + one + ", or " + other + ".",
                "The parameters fit both, so the name does not say which column is meant.",
                "rename one of the components, keeping its column with @Column(name = …), or write the statement by"
                        + " hand: @Sql.");
    }

    private static Finder finder(
            RepositoryMethod method, FinderName name, Shape shape, ArgumentReader.Arguments given) {
        List<Ordering> order = new ArrayList<>(name.orderBy());
        order.addAll(given.orderBy());
        boolean single = shape == Shape.FIRST;
        return new Finder(method.signature(), shape, given.anyOf(), order, single ? null : name.first(), given.limit());
    }

    private boolean canBeOrdered(RepositoryMethod method, FinderName name) {
        for (Ordering.ByProperty order : name.orderBy()) {
            PropertyModel property = order.property();
            if (!property.hops().isEmpty() || property.kind() == PropertyModel.Kind.RELATION) {
                diagnostics.error(
                        method.position(),
                        "SortThroughRelation",
                        method.name() + " sorts by " + property.path() + ", which is no column of this table.",
                        "Rows are sorted by columns of their own, or of records embedded in them.",
                        "sort by a column of the entity, or write the statement by hand: @Sql.");
                return false;
            }
        }
        return true;
    }

    private @Nullable Shape shape(EntityModel entity, RepositoryMethod method, FinderName name) {
        Published published = Published.read(method.result());
        Shape shape = published == null ? null : shape(entity, published, name);
        if (shape == null) {
            wrongResult(method, entity, name);
        }
        return shape;
    }

    private static @Nullable Shape shape(EntityModel entity, Published published, FinderName name) {
        if (name.verb().equals("exists")) {
            return published.isMonoOf(Boolean.class) ? Shape.EXISTS : null;
        }
        if (name.verb().equals("count")) {
            return published.isMonoOf(Long.class) ? Shape.COUNT : null;
        }
        if (!published.isOf(entity.type())) {
            return null;
        }
        return switch (published.kind()) {
            case FLUX -> Shape.ALL;
            case MONO_LIST -> Shape.LIST;
            case MONO -> one(name.first());
        };
    }

    private static @Nullable Shape one(@Nullable Integer first) {
        if (first == null) {
            return Shape.ONE;
        }
        return first == 1 ? Shape.FIRST : null;
    }

    private void wrongResult(RepositoryMethod method, EntityModel entity, FinderName name) {
        String entityName = entity.type().simpleName();
        String wanted = switch (name.verb()) {
            case "exists" -> "Mono<Boolean>";
            case "count" -> "Mono<Long>";
            default ->
                name.first() != null && name.first() > 1
                        ? "Flux<" + entityName + "> or Mono<List<" + entityName + ">>"
                        : "Mono<" + entityName + ">, Flux<" + entityName + "> or Mono<List<" + entityName + ">>";
        };
        diagnostics.error(
                method.position(),
                "FinderReturnType",
                method.name() + " gives " + TypeName.get(method.result()) + ".",
                "A finder gives a publisher of what its name says; a row that is not there is an empty Mono.",
                "declare the result as " + wanted + ".");
    }
}
