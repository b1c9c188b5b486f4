package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import dev.leat.mapper.processor.MethodModel.Shape;
import dev.leat.mapper.processor.MethodModel.Sql;
import dev.leat.mapper.processor.MethodModel.SqlBind;
import dev.leat.mapper.processor.MethodModel.SqlResult;
import dev.leat.mapper.processor.RepositoryMethod.Argument;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
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
    Sql read(TypeElement repository, RepositoryMethod method) {
        String text = Annotations.text(method.element(), "Sql", "value");
        SqlText sql = SqlText.read(text);
        if (!isOneStatement(method, sql) || !hasSameNames(method, sql)) {
            return null;
        }
        List<SqlBind> binds = binds(method);
        Published published = Published.read(method.result());
        SqlResult result = binds == null ? null : result(repository, method, sql);
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
        if (sql.isEmpty() || sql.isOpen()) {
            String mistake = sql.isOpen() ? " has a quote or comment that never ends." : " is empty.";
            return report(
                    method,
                    "SqlText",
                    "The text of " + method.name() + mistake,
                    "@Sql has one statement.",
                    "correct the text. A backslash means something in E'…' only, and comments nest.");
        }
        if (sql.isSeveral()) {
            return report(
                    method,
                    "SeveralStatements",
                    "The text of " + method.name() + " has more than one statement.",
                    "Only one of their answers would be seen, and not all of them fail together.",
                    "write a method for each, and call them in transactional(…) if they belong together.");
        }
        return canBeRun(method, sql);
    }

    private boolean canBeRun(RepositoryMethod method, SqlText sql) {
        if (sql.isTransactionControl()) {
            return report(
                    method,
                    "TransactionControl",
                    "The text of " + method.name() + " begins or ends a transaction.",
                    "The connection goes back to the pool, and who takes it next would stand in somebody's transaction.",
                    "use leat.transactional(…); a nested one is a savepoint.");
        }
        return !sql.isClientCopy()
                || report(
                        method,
                        "CopyData",
                        "The text of " + method.name() + " copies from stdin or to stdout.",
                        "That data does not travel as rows: it would wait for ever, or be lost.",
                        "write with insertAll, or insert … select from unnest(:array), and read with a Flux.");
    }

    private boolean hasSameNames(RepositoryMethod method, SqlText sql) {
        List<String> names = method.arguments().stream().map(Argument::name).toList();
        if (!names.isEmpty() && method.hasLostNames() && !sql.parameters().containsAll(names)) {
            return lostNames(method);
        }
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

    private boolean lostNames(RepositoryMethod method) {
        Element enclosing = Objects.requireNonNull(method.element().getEnclosingElement());
        String owner = enclosing.getSimpleName().toString();
        return report(
                method,
                "LostParameterNames",
                "The parameters of " + method.name() + " have no names in the class file of " + owner + ".",
                "The statement names its parameters, and javac keeps their names only if it is told to.",
                "compile " + owner + " with -parameters, or declare " + method.name() + " in the repository again.");
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
                        "The parameter " + argument.name() + " of " + method.name() + " is a "
                                + TypeText.of(argument.type()) + ".",
                        "Parameters are " + ValueTypeReader.SUPPORTED
                                + ", or a Collection of them, which is sent as one array and never null.",
                        isRecord(argument.type())
                                ? "name a parameter for each of its values."
                                : Substitutes.of(argument.type()));
                return null;
            }
            binds.add(new SqlBind(argument.name(), argument.variable(), type, element != null));
        }
        return binds;
    }

    private @Nullable SqlResult result(TypeElement repository, RepositoryMethod method, SqlText sql) {
        Published published = Published.read(method.result());
        boolean isVoid = published != null && published.isMonoOf(Void.class);
        if (isVoid || (sql.isChange() && published != null && published.isMonoOf(Long.class))) {
            return new SqlResult.Changed(isVoid);
        }
        if (sql.isChange()) {
            report(
                    method,
                    "SqlReturnType",
                    method.name() + " changes rows and gives " + TypeText.of(method.result()) + ".",
                    "An insert, update, delete or merge without returning gives the number of rows changed.",
                    "declare the result as Mono<Long> or Mono<Void>, or add returning to the statement.");
            return null;
        }
        if (sql.isSilent()) {
            report(
                    method,
                    "SqlReturnType",
                    method.name() + " gives " + TypeText.of(method.result()) + ", but its statement gives nothing.",
                    "Such a statement has neither rows nor their number.",
                    "declare the result as Mono<Void>.");
            return null;
        }
        return published == null ? noPublisher(method) : rowResult(repository, method, published);
    }

    private @Nullable SqlResult rowResult(TypeElement repository, RepositoryMethod method, Published published) {
        ValueType scalar = ValueTypeReader.read(published.value());
        if (scalar != null) {
            return new SqlResult.Scalar(scalar);
        }
        TypeElement type = published.declared();
        if (type == null || type.getKind() != ElementKind.RECORD) {
            return noResult(method, published);
        }
        ClassName generated = LeatTypes.generated(ClassName.get(type));
        boolean hasMetamodel = readers.metamodels().nullness(type) != null;
        if (Annotations.has(type, "Entity") && hasMetamodel) {
            return new SqlResult.Constant(generated, "entity");
        }
        if (Annotations.has(type, "Row") && hasMetamodel) {
            return new SqlResult.Constant(generated, "row");
        }
        RowModel row = rows.read(type, repository, method.position());
        return row == null ? null : new SqlResult.Mapped(row);
    }

    private @Nullable SqlResult noPublisher(RepositoryMethod method) {
        String type = method.result().getKind() == TypeKind.VOID ? "Void" : TypeText.element(method.result());
        report(
                method,
                "SqlReturnType",
                method.name() + " gives " + TypeText.of(method.result()) + ", which is no Mono and no Flux.",
                "Nothing is sent before somebody subscribes, and nobody is made to wait.",
                "declare the result as Mono<" + type + ">"
                        + (type.equals("Void") ? "." : ", Flux<" + type + "> or Mono<List<" + type + ">>."));
        return null;
    }

    private @Nullable SqlResult noResult(RepositoryMethod method, Published published) {
        String type = TypeText.of(published.value());
        TypeElement declared = published.declared();
        String fix = declared != null && TypeText.isContainer(declared)
                ? "declare the result as Flux<" + TypeText.element(published.value()) + "> or Mono<"
                        + TypeText.element(published.value()) + ">; a row that is not there is an empty Mono."
                : "make " + type + " a record with a component for each column, or map by hand:"
                        + " leat.sql(…).map(row -> …).";
        report(
                method,
                "SqlReturnType",
                method.name() + " gives " + TypeText.of(method.result()) + ", and a row cannot become "
                        + Names.withArticle(type) + ".",
                "Rows become entities, records, or the value of their first column: " + ValueTypeReader.SUPPORTED + ".",
                fix);
        return null;
    }

    private static boolean isRecord(TypeMirror type) {
        return type instanceof DeclaredType declared && declared.asElement().getKind() == ElementKind.RECORD;
    }

    private boolean report(RepositoryMethod method, String code, String what, String why, String fix) {
        diagnostics.error(method.position(), code, what, why, fix);
        return false;
    }
}
