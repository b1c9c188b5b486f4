package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.leat.mapper.processor.MethodModel.Shape;
import dev.leat.mapper.processor.MethodModel.Sql;
import dev.leat.mapper.processor.MethodModel.SqlBind;
import dev.leat.mapper.processor.MethodModel.SqlResult;
import dev.leat.mapper.processor.RepositoryMethod.Argument;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads methods with a hand-written statement. */
final class SqlReader {
    private final Readers readers;
    private final Diagnostics diagnostics;
    private final RowReader rows;
    private final ElementTypes elementTypes;

    SqlReader(Readers readers) {
        this.readers = readers;
        this.diagnostics = readers.diagnostics();
        this.rows = new RowReader(readers);
        this.elementTypes = new ElementTypes(readers.types());
    }

    /** Reads a method; null if something is wrong with it, which then is reported. */
    @Nullable
    Sql read(RepositoryMethod method) {
        String text = Annotations.text(method.element(), "Sql", "value");
        SqlText sql = SqlText.read(text);
        if (!isOneStatement(method, sql) || !hasSameNames(method, sql)) {
            return null;
        }
        List<SqlBind> binds = binds(method);
        Published published = Published.read(method.result());
        SqlResult result = binds == null ? null : result(method, sql, published);
        if (binds == null || result == null || published == null) {
            return null;
        }
        return new Sql(method.signature(), text, binds, shape(published), result);
    }

    private static Shape shape(Published published) {
        return switch (published.kind()) {
            case MONO -> Shape.ONE;
            case FLUX -> Shape.ALL;
            case MONO_LIST -> Shape.LIST;
        };
    }

    private boolean isOneStatement(RepositoryMethod method, SqlText sql) {
        String mistake = sql.isEmpty() ? "is empty" : sql.isOpen() ? "has a quote or comment that never ends" : "";
        if (sql.isSeveral() && mistake.isEmpty()) {
            mistake = "has more than one statement";
        }
        return mistake.isEmpty()
                || report(
                        method,
                        "SqlText",
                        "The text of " + method.name() + " " + mistake + ".",
                        "@Sql has one statement.",
                        "correct the text.");
    }

    private boolean hasSameNames(RepositoryMethod method, SqlText sql) {
        List<String> names = method.arguments().stream().map(Argument::name).toList();
        for (String name : sql.parameters()) {
            if (!names.contains(name)) {
                return report(
                        method,
                        "UnknownParameter",
                        "The statement of " + method.name() + " names :" + name + ", which is no parameter.",
                        "Every name in the text is a parameter of the method.",
                        Similar.hint(name, names, "The parameters: " + OtherEnds.list(names) + "."));
            }
        }
        for (String name : names) {
            if (!sql.parameters().contains(name)) {
                return report(
                        method,
                        "UnusedParameter",
                        "The statement of " + method.name() + " does not use its parameter " + name + ".",
                        "A parameter that is not in the text would be left out silently.",
                        "write :" + name + " into the text, or remove the parameter.");
            }
        }
        return true;
    }

    private @Nullable List<SqlBind> binds(RepositoryMethod method) {
        List<SqlBind> binds = new ArrayList<>();
        for (Argument argument : method.arguments()) {
            TypeMirror element = elementTypes.of(argument.type());
            ValueType type = ValueTypeReader.read(element == null ? argument.type() : element);
            if (type == null || (element != null && argument.nullable())) {
                report(
                        method,
                        "SqlParameterType",
                        "The parameter " + argument.name() + " of " + method.name() + " is a " + argument.typeName()
                                + ".",
                        "Parameters are " + ValueTypeReader.SUPPORTED
                                + ", or a Collection of them, which is sent as one array and never null.",
                        "use another type.");
                return null;
            }
            binds.add(new SqlBind(argument.name(), type, element != null));
        }
        return binds;
    }

    private @Nullable SqlResult result(RepositoryMethod method, SqlText sql, @Nullable Published published) {
        if (sql.isChange()) {
            boolean isVoid = published != null && published.isMonoOf(Void.class);
            if (isVoid || (published != null && published.isMonoOf(Long.class))) {
                return new SqlResult.Changed(isVoid);
            }
            report(
                    method,
                    "SqlReturnType",
                    method.name() + " changes rows and gives " + TypeName.get(method.result()) + ".",
                    "A statement that starts with insert, update, delete or merge and has no returning gives the number of"
                            + " rows changed.",
                    "declare the result as Mono<Long> or Mono<Void>, or add returning to the statement.");
            return null;
        }
        return published == null ? noResult(method) : rowResult(method, published);
    }

    private @Nullable SqlResult rowResult(RepositoryMethod method, Published published) {
        ValueType scalar = ValueTypeReader.read(published.value());
        if (scalar != null) {
            return new SqlResult.Scalar(scalar);
        }
        TypeElement type = published.declared();
        if (type == null || type.getKind() != ElementKind.RECORD) {
            return noResult(method);
        }
        ClassName generated = LeatTypes.generated(ClassName.get(type));
        boolean hasMetamodel = readers.metamodels().nullness(type) != null;
        if (Annotations.has(type, "Entity") && hasMetamodel) {
            return new SqlResult.Constant(generated, "entity");
        }
        if (Annotations.has(type, "Row") && hasMetamodel) {
            return new SqlResult.Constant(generated, "row");
        }
        RowModel row = rows.read(type, method.position());
        return row == null ? null : new SqlResult.Mapped(row);
    }

    private @Nullable SqlResult noResult(RepositoryMethod method) {
        report(
                method,
                "SqlReturnType",
                method.name() + " gives " + TypeName.get(method.result()) + ".",
                "The rows of a statement become entities, records or scalars, in a Mono, a Flux or a Mono<List>.",
                "declare the result as Mono<T>, Flux<T> or Mono<List<T>> of such a type.");
        return null;
    }

    private boolean report(RepositoryMethod method, String code, String what, String why, String fix) {
        diagnostics.error(method.position(), code, what, why, fix);
        return false;
    }
}
