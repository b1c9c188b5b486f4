package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.leat.mapper.processor.PartModel.Embedded;
import dev.leat.mapper.processor.PartModel.ToOne;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** Writes how an entity gives its values, and how it takes over related rows. */
final class BindingWriter {
    private final EntityModel entity;

    BindingWriter(EntityModel entity) {
        this.entity = entity;
    }

    void write(TypeSpec.Builder mapping) {
        mapping.addMethod(method("value", TypeNames.nullable(ClassName.get(Object.class)))
                .addParameter(entity.type(), "entity")
                .addParameter(TypeName.INT, "column")
                .addCode(values())
                .build());
        mapping.addMethod(method("carry", entity.type())
                .addParameter(entity.type(), "stored")
                .addParameter(entity.type(), "given")
                .addCode("return $L;\n", carry())
                .build());
    }

    private CodeBlock values() {
        CodeBlock.Builder code =
                CodeBlock.builder().add("return switch (column) {\n").indent();
        List<EntityModel.Slot> slots = entity.slots();
        for (int i = 0; i < slots.size(); i++) {
            ToOne sharing = sharing(i);
            code.add("case $L -> $L\n", i, sharing == null ? value(slots.get(i)) : agreed(slots.get(i), sharing));
        }
        return code.add("default -> throw new $T(column);\n", IndexOutOfBoundsException.class)
                .unindent()
                .add("};\n")
                .build();
    }

    private CodeBlock value(EntityModel.Slot slot) {
        List<PartModel> path = slot.path();
        if (slot.part() instanceof ToOne toOne) {
            return CodeBlock.of("$L.key(entity);", Code.field(entity, toOne.name(), "entity", "column"));
        }
        boolean mayBeNull = path.subList(0, path.size() - 1).stream()
                .anyMatch(part -> part instanceof Embedded embedded && embedded.nullable());
        if (mayBeNull) {
            return guarded(path);
        }
        return CodeBlock.of("$L;", plain(path));
    }

    private static CodeBlock plain(List<PartModel> path) {
        CodeBlock.Builder code = CodeBlock.builder().add("entity");
        path.forEach(part -> code.add(".$L()", part.name()));
        return code.build();
    }

    /** The relation that has its key in this column of the id, or null. */
    private @Nullable ToOne sharing(int column) {
        return entity.parts().stream()
                .filter(ToOne.class::isInstance)
                .map(ToOne.class::cast)
                .filter(part -> part.shared() && entity.indexOf(part) == column)
                .findFirst()
                .orElse(null);
    }

    private CodeBlock agreed(EntityModel.Slot slot, ToOne sharing) {
        return CodeBlock.of(
                "$T.agreed($L, $L, $L.key(entity));",
                LeatTypes.MISTAKES,
                TextLiteral.of(entity.type().simpleName() + "." + sharing.name()),
                plain(slot.path()),
                Code.field(entity, sharing.name(), "entity", "column"));
    }

    /** The value inside records that may be null: each of them in a variable of its own. */
    private static CodeBlock guarded(List<PartModel> path) {
        CodeBlock.Builder code = CodeBlock.builder().add("{\n").indent();
        String above = "entity";
        for (PartModel part : path.subList(0, path.size() - 1)) {
            Embedded embedded = (Embedded) part;
            String local = local(above, part.name());
            code.add("$T $L = $L.$L();\n", embedded.record(), local, above, part.name());
            if (embedded.nullable()) {
                code.add("if ($L == null) {\n", local)
                        .indent()
                        .add("yield null;\n")
                        .unindent()
                        .add("}\n");
            }
            above = local;
        }
        code.add("yield $L.$L();\n", above, path.get(path.size() - 1).name());
        return code.unindent().add("}").build();
    }

    private static String local(String above, String name) {
        if (!above.equals("entity")) {
            return above + Code.capital(name);
        }
        return name.equals("entity") || name.equals("column") ? name + "Part" : name;
    }

    private CodeBlock carry() {
        List<CodeBlock> arguments = entity.parts().stream().map(this::carry).toList();
        boolean plain =
                entity.parts().stream().allMatch(part -> part instanceof PartModel.Value || part instanceof Embedded);
        return plain ? CodeBlock.of("stored") : Code.construct(entity.type(), arguments);
    }

    private CodeBlock carry(PartModel part) {
        boolean column = part instanceof PartModel.Value || part instanceof Embedded;
        if (!column) {
            return CodeBlock.of(
                    "$1L.carry(stored.$2L(), given.$2L())",
                    Code.field(entity, part.name(), "stored", "given"),
                    part.name());
        }
        return CodeBlock.of("stored.$L()", part.name());
    }

    private static MethodSpec.Builder method(String name, TypeName type) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Code.OVERRIDE)
                .addModifiers(Modifier.PUBLIC)
                .returns(type);
    }
}
