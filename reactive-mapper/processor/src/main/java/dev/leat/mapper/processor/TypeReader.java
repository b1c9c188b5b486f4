package dev.leat.mapper.processor;

import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Checks that generated code can name and construct a record. */
final class TypeReader {
    private final Diagnostics diagnostics;

    TypeReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Whether it is a record that can be used; if not, that is reported. */
    boolean isUsableRecord(TypeElement type, String annotation) {
        if (type.getKind() != ElementKind.RECORD) {
            diagnostics.error(
                    type,
                    "NotARecord",
                    "@" + annotation + " stands on " + type.getSimpleName() + ", which is no record.",
                    "Rows become records: their components are the columns, and they have a constructor for all of them.",
                    "declare it as: record " + type.getSimpleName() + "(…) {}");
            return false;
        }
        return isAccessible(type) && isNotGeneric(type);
    }

    boolean isAccessible(TypeElement type) {
        for (Element element = type; element instanceof TypeElement; element = element.getEnclosingElement()) {
            if (element.getModifiers().contains(Modifier.PRIVATE)) {
                diagnostics.error(
                        type,
                        "PrivateType",
                        element.getSimpleName() + " is private.",
                        "The generated " + type.getSimpleName()
                                + "_ stands beside it in the package and has to name it.",
                        "remove private from " + element.getSimpleName() + ".");
                return false;
            }
        }
        return true;
    }

    boolean isNotGeneric(TypeElement type) {
        if (type.getTypeParameters().isEmpty()) {
            return true;
        }
        diagnostics.error(
                type,
                "GenericType",
                type.getSimpleName() + " has type parameters.",
                "What is generated for it is one class with constants, which have one type.",
                "replace the type parameters by types.");
        return false;
    }

    /** Whether the type and all around it are public. */
    static boolean isPublic(TypeElement type) {
        for (Element element = type; element instanceof TypeElement; element = element.getEnclosingElement()) {
            if (!element.getModifiers().contains(Modifier.PUBLIC)) {
                return false;
            }
        }
        return true;
    }
}
