package dev.leat.mapper.processor;

import java.util.List;
import java.util.Set;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Which components may be null. */
sealed interface Nullness {
    /** Whether the component itself may be null. */
    boolean isNullable(RecordComponentElement component);

    /** Whether the one type argument may be null, as in {@code One<@Nullable T>}. */
    boolean isOptional(RecordComponentElement component);

    /** The same for the components of the record that is embedded under this name. */
    Nullness inside(String name);

    static boolean saysNullable(AnnotatedConstruct construct) {
        return construct.getAnnotationMirrors().stream()
                .anyMatch(mirror ->
                        mirror.getAnnotationType().asElement().getSimpleName().contentEquals("Nullable"));
    }

    /** What the source says. */
    record Declared() implements Nullness {
        @Override
        public boolean isNullable(RecordComponentElement component) {
            return Nullness.saysNullable(component)
                    || Nullness.saysNullable(component.asType())
                    || Nullness.saysNullable(component.getAccessor());
        }

        @Override
        public boolean isOptional(RecordComponentElement component) {
            List<? extends TypeMirror> arguments = ((DeclaredType) component.asType()).getTypeArguments();
            return arguments.size() == 1 && Nullness.saysNullable(arguments.get(0));
        }

        @Override
        public Nullness inside(String name) {
            return this;
        }
    }

    /** What the generated metamodel says; JDK 17 does not show type annotations of class files. */
    record Written(Set<String> paths, String prefix) implements Nullness {
        @Override
        public boolean isNullable(RecordComponentElement component) {
            return paths.contains(prefix + component.getSimpleName());
        }

        @Override
        public boolean isOptional(RecordComponentElement component) {
            return paths.contains(prefix + component.getSimpleName());
        }

        @Override
        public Nullness inside(String name) {
            return new Written(paths, prefix + name + ".");
        }
    }
}
