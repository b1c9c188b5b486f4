package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** The enums whose column types a generated class needs, each as a constant. */
final class EnumTypes {
    private final Scope scope;
    private final Set<String> taken;
    private final Map<TypeName, String> names = new LinkedHashMap<>();

    /**
     * For one class.
     *
     * @param scope its variables
     * @param classes what it names besides the library's classes, which a constant must not hide
     */
    EnumTypes(Scope scope, Stream<ClassName> classes) {
        this.scope = scope;
        this.taken = new HashSet<>(scope.variables());
        classes.forEach(name -> taken.add(name.topLevelClassName().simpleName()));
    }

    /** The expression of the column type; for an enum, the name of its constant. */
    CodeBlock columnType(ValueType type) {
        if (type.kind() != ValueType.Kind.ENUM) {
            return type.columnType(scope);
        }
        return CodeBlock.of("$L", names.computeIfAbsent(type.declared(), this::name));
    }

    void addTo(TypeSpec.Builder target) {
        names.forEach((type, name) ->
                target.addField(FieldSpec.builder(ParameterizedTypeName.get(LeatTypes.COLUMN_TYPE, type), name)
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer(Code.assigned(new ValueType(ValueType.Kind.ENUM, type).columnType(scope)))
                        .build()));
    }

    private String name(TypeName type) {
        String name = SnakeCase.of(((ClassName) type).simpleName()).toUpperCase(Locale.ROOT);
        String free = taken.contains(name) ? name + "_TYPE" : name;
        for (int i = 2; !taken.add(free); i++) {
            free = name + "_" + i;
        }
        return free;
    }
}
