package dev.leat.mapper.processor;

import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** A record component as it is declared, with what is known of nulls in it. */
record Component(TypeElement record, RecordComponentElement element, Nullness nullness) {
    /** What a component is by its type. */
    enum Kind {
        VALUE,
        EMBEDDED,
        ONE,
        MANY
    }

    static List<Component> of(TypeElement record, Nullness nullness) {
        return ElementFilter.recordComponentsIn(record.getEnclosedElements()).stream()
                .map(element -> new Component(record, element, nullness))
                .toList();
    }

    String name() {
        return element.getSimpleName().toString();
    }

    TypeMirror type() {
        return element.asType();
    }

    /** The record and the component, as messages say it. */
    String path() {
        return record.getSimpleName() + "." + name();
    }

    boolean isNullable() {
        return nullness.isNullable(element);
    }

    boolean isOptional() {
        return nullness.isOptional(element);
    }

    boolean has(String annotation) {
        return Annotations.has(element, annotation);
    }

    Kind kind() {
        if (isType(LeatTypes.ONE.canonicalName())) {
            return Kind.ONE;
        }
        if (isType(LeatTypes.MANY.canonicalName())) {
            return Kind.MANY;
        }
        boolean embedded = has("Embedded") || (has("Id") && isRecord());
        return embedded ? Kind.EMBEDDED : Kind.VALUE;
    }

    boolean isRecord() {
        TypeElement declared = declared(type());
        return declared != null && declared.getKind() == ElementKind.RECORD;
    }

    /** The type of the component, or null if it is a primitive or an array. */
    @Nullable
    TypeElement declared() {
        return declared(type());
    }

    /** The entity that a handle is declared for, or null if it is raw or a wildcard. */
    @Nullable
    TypeElement target() {
        List<? extends TypeMirror> arguments = ((DeclaredType) type()).getTypeArguments();
        return arguments.size() == 1 ? declared(arguments.get(0)) : null;
    }

    private boolean isType(String name) {
        TypeElement declared = declared(type());
        return declared != null && declared.getQualifiedName().contentEquals(name);
    }

    private static @Nullable TypeElement declared(TypeMirror type) {
        return type instanceof DeclaredType declared ? (TypeElement) declared.asElement() : null;
    }
}
