package dev.leat.mapper.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.leat.mapper.processor.PartModel.Embedded;
import dev.leat.mapper.processor.PartModel.Role;
import dev.leat.mapper.processor.PartModel.Value;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes what is done with keys: of an entity, of a row, and their parts. */
final class KeyWriter {
    private final EntityModel entity;

    KeyWriter(EntityModel entity) {
        this.entity = entity;
    }

    void write(TypeSpec.Builder mapping) {
        mapping.addMethod(method("readId", entity.key())
                .addParameter(LeatTypes.RESULT_ROW, "row")
                .addParameter(TypeName.INT, "first")
                .addCode("return $L;\n", readId())
                .build());
        boolean nullable = entity.withRole(Role.GENERATED_ID) != null;
        mapping.addMethod(method("id", nullable ? TypeNames.nullable(entity.key()) : entity.key())
                .addParameter(entity.type(), "entity")
                .addStatement("return $L", id())
                .build());
        mapping.addMethod(method("idParts", ParameterizedTypeName.get(List.class, Object.class))
                .addParameter(entity.key(), "id")
                .addCode("return $L;\n", Code.call(CodeBlock.of("$T.of", List.class), idParts()))
                .build());
    }

    private CodeBlock readId() {
        if (!(entity.id() instanceof Embedded embedded)) {
            return CodeBlock.of(
                    "row.require(first, $L)", Code.field(entity, entity.id().name(), "row", "first"));
        }
        CodeBlock id = Code.field(entity, embedded.name(), "row", "first");
        List<CodeBlock> parts = new ArrayList<>();
        for (PartModel part : embedded.parts()) {
            String index = parts.isEmpty() ? "first" : "first + " + parts.size();
            parts.add(CodeBlock.of("row.require($L, $L.$L)", index, id, part.name()));
        }
        return Code.construct(embedded.record(), parts);
    }

    private CodeBlock id() {
        CodeBlock id = CodeBlock.of("entity.$L()", entity.id().name());
        boolean zeroIsNew = entity.id() instanceof Value value
                && value.role() == Role.GENERATED_ID
                && value.column().type().isPrimitive();
        return zeroIsNew ? CodeBlock.of("$1L == 0 ? null : $1L", id) : id;
    }

    private List<CodeBlock> idParts() {
        return entity.id() instanceof Embedded embedded
                ? embedded.parts().stream()
                        .map(part -> CodeBlock.of("id.$L()", part.name()))
                        .toList()
                : List.of(CodeBlock.of("id"));
    }

    private static MethodSpec.Builder method(String name, TypeName type) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Code.OVERRIDE)
                .addModifiers(Modifier.PUBLIC)
                .returns(type);
    }
}
