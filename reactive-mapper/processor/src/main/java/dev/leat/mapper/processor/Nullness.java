package dev.leat.mapper.processor;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Which components may be null. */
sealed interface Nullness {
    /** Whether the component itself may be null. */
    boolean isNullable(RecordComponentElement component);

    /** Whether the one type argument may be null, as in {@code One<@Nullable T>}. */
    boolean isOptional(RecordComponentElement component);

    /** The same for the components of the record that is embedded under this name. */
    Nullness inside(String name);

    /** What annotations that say so are called; they come from many libraries. */
    Set<String> NULLABLE = Set.of("Nullable", "CheckForNull");

    static boolean saysNullable(AnnotatedConstruct construct) {
        return construct.getAnnotationMirrors().stream()
                .anyMatch(mirror -> NULLABLE.contains(
                        mirror.getAnnotationType().asElement().getSimpleName().toString()));
    }

    /** Whether the component's field, or its parameter of the record's constructor, says so: some can stand only there. */
    private static boolean saysNullableElsewhere(RecordComponentElement component) {
        Element record = component.getEnclosingElement();
        if (!(record instanceof TypeElement type)) {
            return false;
        }
        Stream<? extends VariableElement> fields = ElementFilter.fieldsIn(type.getEnclosedElements()).stream();
        Stream<? extends VariableElement> parameters = ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                .filter(constructor -> isCanonical(constructor, type))
                .flatMap(constructor -> constructor.getParameters().stream());
        return Stream.concat(fields, parameters)
                .anyMatch(variable ->
                        variable.getSimpleName().equals(component.getSimpleName()) && saysNullable(variable));
    }

    private static boolean isCanonical(ExecutableElement constructor, TypeElement record) {
        return constructor.getParameters().stream()
                .map(parameter -> parameter.getSimpleName() + " " + TypeText.of(parameter.asType()))
                .toList()
                .equals(record.getRecordComponents().stream()
                        .map(component -> component.getSimpleName() + " " + TypeText.of(component.asType()))
                        .toList());
    }

    /** What the source says. */
    record Declared() implements Nullness {
        @Override
        public boolean isNullable(RecordComponentElement component) {
            return Nullness.saysNullable(component)
                    || Nullness.saysNullable(component.asType())
                    || Nullness.saysNullable(component.getAccessor())
                    || Nullness.saysNullableElsewhere(component);
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

    /** What a class file says: of type annotations what was read from it, of others what the compiler shows. */
    record Compiled(Set<String> names) implements Nullness {
        @Override
        public boolean isNullable(RecordComponentElement component) {
            return names.contains(component.getSimpleName().toString()) || new Declared().isNullable(component);
        }

        @Override
        public boolean isOptional(RecordComponentElement component) {
            return false;
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
