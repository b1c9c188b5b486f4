package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.leat.mapper.processor.PartModel.Embedded;
import dev.leat.mapper.processor.PartModel.InverseOne;
import dev.leat.mapper.processor.PartModel.JoinTable;
import dev.leat.mapper.processor.PartModel.ManyToMany;
import dev.leat.mapper.processor.PartModel.Target;
import dev.leat.mapper.processor.PartModel.ToMany;
import dev.leat.mapper.processor.PartModel.ToOne;
import dev.leat.mapper.processor.PartModel.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes a constant for each component: its column, its columns or its relation. */
final class ConstantsWriter {
    private final EntityModel entity;
    private final TypeSpec.Builder target;
    private final Scope scope;
    private final Set<String> classes = new HashSet<>();

    ConstantsWriter(EntityModel entity, TypeSpec.Builder target) {
        this.entity = entity;
        this.target = target;
        this.scope = entity.scope();
    }

    void write() {
        target.addField(FieldSpec.builder(LeatTypes.TABLE, "TABLE")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(ColumnWriter.table(entity.table()))
                .build());
        List<TypeSpec> nested = new ArrayList<>();
        for (PartModel part : entity.parts()) {
            target.addField(field(entity.type(), part, entity.parts(), "", nested)
                    .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                    .build());
        }
        target.addTypes(nested);
    }

    private FieldSpec.Builder field(
            ClassName owner, PartModel part, List<PartModel> siblings, String above, List<TypeSpec> nested) {
        if (part instanceof Value value) {
            return FieldSpec.builder(ColumnWriter.type(entity.type(), value.column()), value.name())
                    .initializer(Code.assigned(ColumnWriter.construct(table(siblings), value.column(), scope)));
        }
        if (part instanceof Embedded embedded) {
            ClassName type = entity.nested(className(above + Code.capital(part.name()) + "Columns"));
            nested.add(columns(owner, embedded, type, above + Code.capital(part.name()), nested));
            return FieldSpec.builder(type, part.name()).initializer("new $T()", type);
        }
        return relation(part);
    }

    private TypeSpec columns(ClassName owner, Embedded embedded, ClassName type, String above, List<TypeSpec> nested) {
        TypeSpec.Builder columns = TypeSpec.classBuilder(type)
                .addJavadoc("The columns of {@link $T#$L}.\n", owner, embedded.name())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL);
        for (PartModel part : embedded.parts()) {
            columns.addField(field(embedded.record(), part, embedded.parts(), above, nested)
                    .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                    .build());
        }
        return columns.addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .build();
    }

    private FieldSpec.Builder relation(PartModel part) {
        if (part instanceof ToOne toOne) {
            return relation(
                    LeatTypes.TO_ONE,
                    toOne.target().type(),
                    toOne.target().key().boxed(),
                    toOne.name(),
                    List.of(
                            ColumnWriter.construct(table(entity.parts()), toOne.column(), scope),
                            entityOf(toOne.target())));
        }
        if (part instanceof InverseOne inverse) {
            return relation(
                    LeatTypes.INVERSE_ONE,
                    inverse.target().type(),
                    entity.key(),
                    inverse.name(),
                    List.of(otherEnd(inverse.target(), inverse.mappedBy())));
        }
        if (part instanceof ToMany toMany) {
            return relation(
                    LeatTypes.TO_MANY,
                    toMany.target().type(),
                    entity.key(),
                    toMany.name(),
                    List.of(otherEnd(toMany.target(), toMany.mappedBy())));
        }
        ManyToMany manyToMany = (ManyToMany) part;
        return relation(
                LeatTypes.MANY_TO_MANY,
                manyToMany.target().type(),
                entity.key(),
                part.name(),
                List.of(entityOf(manyToMany.target()), joinTable(manyToMany.joinTable())));
    }

    private FieldSpec.Builder relation(
            ClassName kind, TypeName related, TypeName key, String name, List<CodeBlock> inner) {
        List<CodeBlock> arguments = new ArrayList<>();
        arguments.add(CodeBlock.of("() -> $L.entity", scope.type(entity.metamodel())));
        arguments.add(TextLiteral.of(name));
        arguments.addAll(inner);
        arguments.add(CodeBlock.of("$L::$L", scope.type(entity.type()), name));
        return FieldSpec.builder(ParameterizedTypeName.get(kind, entity.type(), related, key), name)
                .initializer(Code.callInLines(CodeBlock.of("new $T<>", kind), arguments));
    }

    private CodeBlock joinTable(JoinTable joinTable) {
        CodeBlock table = ColumnWriter.table(joinTable.table());
        return Code.call(
                CodeBlock.of("new $T<>", LeatTypes.JOIN_TABLE),
                List.of(
                        table,
                        ColumnWriter.construct(table, joinTable.column(), scope),
                        ColumnWriter.construct(table, joinTable.inverseColumn(), scope),
                        CodeBlock.of("$L", joinTable.owning())));
    }

    private CodeBlock entityOf(Target related) {
        return CodeBlock.of("() -> $L.entity", scope.type(related.metamodel()));
    }

    private CodeBlock otherEnd(Target related, String mappedBy) {
        return CodeBlock.of("() -> $L.$L", scope.type(related.metamodel()), mappedBy);
    }

    /** The table, behind the name of the metamodel where a component is called as it is. */
    private CodeBlock table(List<PartModel> siblings) {
        boolean hidden = siblings.stream().anyMatch(part -> part.name().equals("TABLE"));
        return hidden ? CodeBlock.of("$L.TABLE", scope.type(entity.metamodel())) : CodeBlock.of("TABLE");
    }

    /** Two paths can give the same name, as {@code a.bC} and {@code aB.c} do. */
    private String className(String wanted) {
        return classes.add(wanted) ? wanted : className(wanted + "2");
    }
}
