package dev.leat.mapper.processor;

import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import org.jspecify.annotations.Nullable;

/** Reads the library's annotations by name. */
final class Annotations {
    private Annotations() {}

    static boolean has(Element element, String simpleName) {
        return find(element, simpleName) != null;
    }

    /** The value as text, or empty if the annotation or the value is not there. */
    static String text(Element element, String annotation, String name) {
        Object value = value(element, annotation, name);
        return value == null ? "" : value.toString();
    }

    static boolean isGiven(Element element, String annotation, String name) {
        return value(element, annotation, name) != null;
    }

    /** The number, or 0 if the annotation or the value is not there. */
    static int number(Element element, String annotation, String name) {
        return value(element, annotation, name) instanceof Integer number ? number : 0;
    }

    /** Whether the value is given as true. */
    static boolean flag(Element element, String annotation, String name) {
        return Boolean.TRUE.equals(value(element, annotation, name));
    }

    /** The texts of an array, or none. */
    static List<String> texts(Element element, String annotation, String name) {
        if (!(value(element, annotation, name) instanceof List<?> values)) {
            return List.of();
        }
        return values.stream()
                .map(value -> ((AnnotationValue) value).getValue().toString())
                .toList();
    }

    /** The class that a value names, or null. */
    static @Nullable TypeElement type(Element element, String annotation, String name) {
        return value(element, annotation, name) instanceof DeclaredType type ? (TypeElement) type.asElement() : null;
    }

    private static @Nullable Object value(Element element, String annotation, String name) {
        AnnotationMirror mirror = find(element, annotation);
        if (mirror == null) {
            return null;
        }
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                mirror.getElementValues().entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(name)) {
                return entry.getValue().getValue();
            }
        }
        return null;
    }

    private static @Nullable AnnotationMirror find(Element element, String simpleName) {
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
            if (type.getQualifiedName().contentEquals(LeatTypes.annotation(simpleName))) {
                return mirror;
            }
        }
        return null;
    }
}
