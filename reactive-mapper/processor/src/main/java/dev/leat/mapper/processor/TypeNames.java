package dev.leat.mapper.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.TypeName;

/** Type names with annotations. */
final class TypeNames {
    private static final AnnotationSpec NULLABLE =
            AnnotationSpec.builder(LeatTypes.NULLABLE).build();

    private TypeNames() {}

    static TypeName nullable(TypeName type) {
        return type.annotated(NULLABLE);
    }
}
