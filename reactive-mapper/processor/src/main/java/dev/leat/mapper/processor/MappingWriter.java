package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.leat.mapper.processor.PartModel.Role;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Writes the nested class that implements {@code EntityType}. */
final class MappingWriter {
    private final EntityModel entity;

    MappingWriter(EntityModel entity) {
        this.entity = entity;
    }

    TypeSpec write() {
        TypeSpec.Builder mapping = TypeSpec.classBuilder(entity.nested("Mapping"))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addSuperinterface(ParameterizedTypeName.get(LeatTypes.ENTITY_TYPE, entity.type(), entity.key()))
                .addField(constant("COLUMNS", LeatTypes.COLUMN, columns(entity.slots())))
                .addField(constant("ID_COLUMNS", LeatTypes.COLUMN, columns(idSlots())))
                .addField(constant("RELATIONS", LeatTypes.RELATION, relations()));
        List<CodeBlock> unique = columns(uniqueSlots());
        if (!unique.isEmpty()) {
            mapping.addField(constant("UNIQUE_COLUMNS", LeatTypes.COLUMN, unique));
        }
        mapping.addMethod(getter(
                        "javaType",
                        ParameterizedTypeName.get(ClassName.get(Class.class), entity.type()),
                        CodeBlock.of("$T.class", entity.type())))
                .addMethod(getter("table", LeatTypes.TABLE, CodeBlock.of("TABLE")))
                .addMethod(getter("columns", listOf(LeatTypes.COLUMN), CodeBlock.of("COLUMNS")))
                .addMethod(getter("idColumns", listOf(LeatTypes.COLUMN), CodeBlock.of("ID_COLUMNS")))
                .addMethod(getter("generatedId", TypeName.BOOLEAN, CodeBlock.of("$L", isGenerated())));
        if (!unique.isEmpty()) {
            mapping.addMethod(getter("uniqueColumns", listOf(LeatTypes.COLUMN), CodeBlock.of("UNIQUE_COLUMNS")));
        }
        Map.of(Role.VERSION, "version", Role.CREATED_AT, "createdAt", Role.UPDATED_AT, "updatedAt").entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(role -> roleColumn(mapping, role.getKey(), role.getValue()));
        mapping.addMethod(getter("relations", listOf(LeatTypes.RELATION), CodeBlock.of("RELATIONS")));
        new ReadingWriter(entity).write(mapping);
        new KeyWriter(entity).write(mapping);
        new BindingWriter(entity).write(mapping);
        return mapping.build();
    }

    private void roleColumn(TypeSpec.Builder mapping, Role role, String method) {
        PartModel.Value part = entity.withRole(role);
        if (part != null) {
            mapping.addMethod(getter(method, columnOf(LeatTypes.COLUMN), CodeBlock.of("$L", part.name())));
        }
    }

    private boolean isGenerated() {
        return entity.withRole(Role.GENERATED_ID) != null;
    }

    private List<EntityModel.Slot> idSlots() {
        return entity.slots().stream()
                .filter(slot -> slot.path().get(0).equals(entity.id()))
                .toList();
    }

    private List<EntityModel.Slot> uniqueSlots() {
        return entity.slots().stream().filter(slot -> slot.column().unique()).toList();
    }

    private List<CodeBlock> columns(List<EntityModel.Slot> slots) {
        return slots.stream().map(slot -> Code.column(entity, slot)).toList();
    }

    private List<CodeBlock> relations() {
        return entity.parts().stream()
                .filter(part -> !(part instanceof PartModel.Value) && !(part instanceof PartModel.Embedded))
                .map(part -> CodeBlock.of("$L", part.name()))
                .toList();
    }

    private FieldSpec constant(String name, ClassName element, List<CodeBlock> items) {
        return FieldSpec.builder(listOf(element), name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(Code.assigned(Code.call(CodeBlock.of("$T.of", List.class), items)))
                .build();
    }

    private TypeName listOf(ClassName element) {
        return ParameterizedTypeName.get(ClassName.get(List.class), columnOf(element));
    }

    private TypeName columnOf(ClassName element) {
        return ParameterizedTypeName.get(element, entity.type(), WildcardTypeName.subtypeOf(Object.class));
    }

    private static MethodSpec getter(String name, TypeName type, CodeBlock value) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Code.OVERRIDE)
                .addModifiers(Modifier.PUBLIC)
                .returns(type)
                .addStatement("return $L", value)
                .build();
    }
}
