package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** The enums whose column types a generated class needs, each as a constant. */
final class EnumTypes {
    private final Map<TypeName, String> names = new LinkedHashMap<>();

    /** The expression of the column type; for an enum, the name of its constant. */
    CodeBlock columnType(ValueType type) {
        if (type.kind() != ValueType.Kind.ENUM) {
            return type.columnType();
        }
        return CodeBlock.of("$L", names.computeIfAbsent(type.declared(), this::name));
    }

    void addTo(TypeSpec.Builder target) {
        names.forEach((type, name) ->
                target.addField(FieldSpec.builder(ParameterizedTypeName.get(LeatTypes.COLUMN_TYPE, type), name)
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer(Code.assigned(new ValueType(ValueType.Kind.ENUM, type).columnType()))
                        .build()));
    }

    private String name(TypeName type) {
        String name = SnakeCase.of(((ClassName) type).simpleName()).toUpperCase(Locale.ROOT);
        return names.containsValue(name) || name.equals("COLUMNS") ? name + "_" + names.size() : name;
    }
}
