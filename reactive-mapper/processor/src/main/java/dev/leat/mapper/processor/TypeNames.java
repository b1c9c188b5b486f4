package dev.leat.mapper.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.List;

/** Type names with annotations. */
final class TypeNames {
    private static final AnnotationSpec NULLABLE =
            AnnotationSpec.builder(LeatTypes.NULLABLE).build();

    private TypeNames() {}

    /** Adds the classes in a type, at any depth. */
    static void classes(TypeName type, List<ClassName> classes) {
        if (type instanceof ClassName name) {
            classes.add(name);
        } else if (type instanceof ParameterizedTypeName parameterized) {
            classes.add(parameterized.rawType());
            parameterized.typeArguments().forEach(argument -> classes(argument, classes));
        } else if (type instanceof ArrayTypeName array) {
            classes(array.componentType(), classes);
        } else if (type instanceof WildcardTypeName wildcard) {
            wildcard.upperBounds().forEach(bound -> classes(bound, classes));
            wildcard.lowerBounds().forEach(bound -> classes(bound, classes));
        }
    }

    static TypeName nullable(TypeName type) {
        return type.annotated(NULLABLE);
    }
}
