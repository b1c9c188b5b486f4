package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.leat.mapper.processor.PartModel.Embedded;
import dev.leat.mapper.processor.PartModel.ToOne;
import dev.leat.mapper.processor.PartModel.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes how rows become entities, by index. */
final class ReadingWriter {
    private static final String ROW = "row";

    private final EntityModel entity;
    private final Map<List<PartModel>, String> methods = new HashMap<>();

    ReadingWriter(EntityModel entity) {
        this.entity = entity;
    }

    void write(TypeSpec.Builder mapping) {
        mapping.addMethod(MethodSpec.methodBuilder("read")
                .addAnnotation(Code.OVERRIDE)
                .addModifiers(Modifier.PUBLIC)
                .returns(entity.type())
                .addParameter(LeatTypes.RESULT_ROW, ROW)
                .addCode("return $L;\n", construct(entity.type(), entity.parts(), List.of()))
                .build());
        embedded(mapping, entity.parts(), List.of());
    }

    private CodeBlock construct(ClassName type, List<PartModel> parts, List<PartModel> above) {
        return Code.construct(
                type, parts.stream().map(part -> read(part, above)).toList());
    }

    private CodeBlock read(PartModel part, List<PartModel> above) {
        List<PartModel> path = Code.concat(above, part);
        if (part instanceof Value value) {
            return value(value, path, value.nullable() && value.role() != PartModel.Role.GENERATED_ID);
        }
        if (part instanceof Embedded) {
            return CodeBlock.of("$L($L)", method(path), ROW);
        }
        CodeBlock relation = Code.field(entity, part.name(), ROW);
        return part instanceof ToOne
                ? CodeBlock.of("$L.read($L, $L)", relation, ROW, entity.indexOf(part))
                : CodeBlock.of("$L.unloaded()", relation);
    }

    private CodeBlock value(Value value, List<PartModel> path, boolean nullable) {
        EntityModel.Slot slot = new EntityModel.Slot(path, value.column());
        return CodeBlock.of(
                "$L.$L($L, $L)",
                ROW,
                nullable ? "get" : "require",
                entity.indexOf(path),
                Code.column(entity, slot, ROW));
    }

    private void embedded(TypeSpec.Builder mapping, List<PartModel> parts, List<PartModel> above) {
        for (PartModel part : parts) {
            if (part instanceof Embedded embedded) {
                List<PartModel> path = Code.concat(above, part);
                mapping.addMethod(embeddedMethod(embedded, path));
                embedded(mapping, embedded.parts(), path);
            }
        }
    }

    private MethodSpec embeddedMethod(Embedded embedded, List<PartModel> path) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(method(path))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(embedded.type())
                .addParameter(LeatTypes.RESULT_ROW, ROW);
        if (embedded.nullable()) {
            method.beginControlFlow("if ($L)", allNull(embedded, path))
                    .addStatement("return null")
                    .endControlFlow();
        }
        return method.addCode("return $L;\n", construct(embedded.record(), embedded.parts(), path))
                .build();
    }

    private CodeBlock allNull(Embedded embedded, List<PartModel> path) {
        List<CodeBlock> columns = new ArrayList<>();
        collectColumns(embedded.parts(), path, columns);
        return columns.stream()
                .map(column -> CodeBlock.of("$L == null", column))
                .collect(CodeBlock.joining("\n        && "));
    }

    private void collectColumns(List<PartModel> parts, List<PartModel> above, List<CodeBlock> columns) {
        for (PartModel part : parts) {
            List<PartModel> path = Code.concat(above, part);
            if (part instanceof Value value) {
                columns.add(value(value, path, true));
            } else if (part instanceof Embedded embedded) {
                collectColumns(embedded.parts(), path, columns);
            }
        }
    }

    /** Two paths can give the same name, as {@code a.bC} and {@code aB.c} do. */
    private String method(List<PartModel> path) {
        String known = methods.get(path);
        if (known == null) {
            known = plainName(path);
            while (methods.containsValue(known)) {
                known += "2";
            }
            methods.put(path, known);
        }
        return known;
    }

    private static String plainName(List<PartModel> path) {
        return Code.small(
                path.stream().map(part -> Code.capital(part.name())).collect(Collectors.joining("", "", "Of")));
    }
}
