package dev.leat.mapper.processor;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes {@code X_.sortable}: the columns that a request may sort by. */
final class SortableWriter {
    private SortableWriter() {}

    static MethodSpec write(EntityModel entity) {
        CodeBlock.Builder cases =
                CodeBlock.builder().add("return switch (name) {\n").indent();
        List<CodeBlock> names = new ArrayList<>();
        for (EntityModel.Slot slot : entity.slots()) {
            if (isSortable(slot)) {
                String name = slot.path().stream().map(PartModel::name).collect(Collectors.joining("."));
                names.add(TextLiteral.of(name));
                cases.add("case $L -> $L.asc();\n", TextLiteral.of(name), Code.column(entity, slot, "name"));
            }
        }
        cases.add(
                "default -> throw $L;\n",
                Code.call(
                        CodeBlock.of("$T.unknownSort", LeatTypes.MISTAKES),
                        List.of(
                                TextLiteral.of(entity.type().simpleName()),
                                CodeBlock.of("name"),
                                Code.call(CodeBlock.of("$T.of", List.class), names))));
        return MethodSpec.methodBuilder("sortable")
                .addJavadoc("The ascending order by the column of this component, for text from a request.\n\n")
                .addJavadoc("@throws $T if there is no such column\n", LeatTypes.USAGE_EXCEPTION)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(ParameterizedTypeName.get(LeatTypes.SORT, entity.type()))
                .addParameter(String.class, "name")
                .addCode(cases.unindent().add("};\n").build())
                .build();
    }

    private static boolean isSortable(EntityModel.Slot slot) {
        return slot.part() instanceof PartModel.Value value
                && value.column().type().kind() != ValueType.Kind.BYTES;
    }
}
