package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.leat.mapper.processor.PartModel.Embedded;
import dev.leat.mapper.processor.PartModel.Role;
import dev.leat.mapper.processor.PartModel.ToOne;
import dev.leat.mapper.processor.PartModel.Value;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes {@code X_.create} and the nested builder of what the caller must give. */
final class BuilderWriter {
    private final EntityModel entity;
    private final ClassName builder;
    private final List<PartModel> required;

    BuilderWriter(EntityModel entity) {
        this.entity = entity;
        this.builder = entity.nested("Builder");
        this.required =
                entity.parts().stream().filter(BuilderWriter::isRequired).toList();
    }

    MethodSpec factory() {
        return MethodSpec.methodBuilder("create")
                .addJavadoc("A builder of a new $L.\n", entity.type().simpleName())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(builder)
                .addStatement("return new $T()", builder)
                .build();
    }

    TypeSpec write() {
        TypeSpec.Builder type = TypeSpec.classBuilder(builder)
                .addJavadoc("$L", javadoc())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL);
        SetterWriter setters = new SetterWriter(entity, builder);
        List<MethodSpec> methods = new ArrayList<>();
        for (PartModel part : entity.parts()) {
            if (isGiven(part)) {
                type.addField(field(part));
                methods.addAll(setters.write(part));
            }
        }
        return type.addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethods(methods)
                .addMethod(build())
                .build();
    }

    private String javadoc() {
        String what = "A new " + entity.type().simpleName();
        return required.isEmpty() ? what + ".\n" : Names.wrapped(what + "; it needs " + names() + ".") + "\n";
    }

    private String names() {
        return required.stream().map(PartModel::name).collect(Collectors.joining(", "));
    }

    private static List<CodeBlock> names(List<PartModel> parts) {
        return parts.stream().map(part -> TextLiteral.of(part.name())).toList();
    }

    private static boolean isRequired(PartModel part) {
        return isGiven(part)
                && !(part instanceof Value value && value.nullable())
                && !(part instanceof Embedded embedded && embedded.nullable())
                && !(part instanceof ToOne toOne && (toOne.optional() || toOne.shared()));
    }

    private static boolean isGiven(PartModel part) {
        return part instanceof Embedded
                || part instanceof ToOne
                || (part instanceof Value value && (value.role() == Role.PLAIN || value.role() == Role.ID));
    }

    private static FieldSpec field(PartModel part) {
        if (part instanceof ToOne toOne && toOne.optional()) {
            return FieldSpec.builder(part.type(), part.name(), Modifier.PRIVATE)
                    .initializer("$T.none()", LeatTypes.ONE)
                    .build();
        }
        TypeName type = part.type().withoutAnnotations().box();
        return FieldSpec.builder(TypeNames.nullable(type), part.name(), Modifier.PRIVATE)
                .build();
    }

    private MethodSpec build() {
        MethodSpec.Builder build =
                MethodSpec.methodBuilder("build").addModifiers(Modifier.PUBLIC).returns(entity.type());
        build.addJavadoc("The new $L.\n", entity.type().simpleName());
        if (!required.isEmpty()) {
            build.addJavadoc("\n@throws $T that names all parts that are missing\n", LeatTypes.USAGE_EXCEPTION);
            for (PartModel part : required) {
                build.addStatement(
                        "$1T $2L = this.$2L", part.type().withoutAnnotations().box(), part.name());
            }
            build.beginControlFlow("if ($L)", isMissing())
                    .addCode("throw $L;\n", missing())
                    .endControlFlow();
        }
        List<CodeBlock> arguments = entity.parts().stream().map(this::argument).toList();
        return build.addCode("return $L;\n", Code.construct(entity.type(), arguments))
                .build();
    }

    private CodeBlock isMissing() {
        String or = required.size() > 4 ? "\n        || " : " || ";
        return required.stream()
                .map(part -> CodeBlock.of("$L == null", part.name()))
                .collect(CodeBlock.joining(or));
    }

    private CodeBlock missing() {
        List<CodeBlock> arguments = new ArrayList<>();
        arguments.add(TextLiteral.of(entity.type().simpleName()));
        arguments.add(Code.call(CodeBlock.of("$T.of", List.class), names(required)));
        required.forEach(part -> arguments.add(CodeBlock.of("$L", part.name())));
        return Code.call(CodeBlock.of("$T.missingParts", LeatTypes.MISTAKES), arguments);
    }

    private CodeBlock argument(PartModel part) {
        if (part instanceof ToOne toOne && toOne.shared()) {
            return CodeBlock.of("$1L == null ? $2L.$1L.to($3L) : $1L", part.name(), metamodel(), idPart(toOne));
        }
        if (isGiven(part)) {
            return CodeBlock.of("$L", part.name());
        }
        return part instanceof Value value
                ? initial(value)
                : CodeBlock.of("$L.$L.unloaded()", metamodel(), part.name());
    }

    private CodeBlock metamodel() {
        return entity.scope().type(entity.metamodel());
    }

    /** The part of the id that has the relation's key, out of the variable with the id. */
    private CodeBlock idPart(ToOne toOne) {
        CodeBlock.Builder code = CodeBlock.builder();
        List<PartModel> path = entity.slots().get(entity.indexOf(toOne)).path();
        code.add("$L", path.get(0).name());
        path.stream().skip(1).forEach(part -> code.add(".$L()", part.name()));
        return code.build();
    }

    /** What stands in for a value that the insert gives. */
    private static CodeBlock initial(Value value) {
        ValueType type = value.column().type();
        return switch (type.kind()) {
            case LONG -> number(value, type.isPrimitive() ? "0" : "0L");
            case SHORT -> number(value, "(short) 0");
            case INSTANT -> time(value, CodeBlock.of("$T.EPOCH", Instant.class));
            case OFFSET_DATE_TIME ->
                time(
                        value,
                        CodeBlock.of(
                                "$T.ofInstant($T.EPOCH, $T.UTC)",
                                OffsetDateTime.class,
                                Instant.class,
                                ZoneOffset.class));
            case LOCAL_DATE_TIME ->
                time(value, CodeBlock.of("$T.ofEpochSecond(0, 0, $T.UTC)", LocalDateTime.class, ZoneOffset.class));
            default -> number(value, "0");
        };
    }

    private static CodeBlock number(Value value, String zero) {
        return CodeBlock.of(value.role() == Role.GENERATED_ID && value.nullable() ? "null" : zero);
    }

    private static CodeBlock time(Value value, CodeBlock time) {
        return value.nullable() ? CodeBlock.of("null") : time;
    }
}
