package dev.leat.mapper.processor;

import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/** Checks that a generated class can name a type: it stands in the package of what it is generated for. */
final class Visibility {
    private final Diagnostics diagnostics;

    Visibility(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /**
     * Whether the generated class can name all of this type; if not, that is reported.
     *
     * @param user what names it, as messages say it
     */
    boolean canSee(TypeElement origin, TypeMirror type, Element position, String user) {
        return report(hidden(type, packageOf(origin)), origin, position, user);
    }

    private boolean report(@Nullable Element hidden, TypeElement origin, Element position, String user) {
        if (hidden == null) {
            return true;
        }
        boolean isPrivate = hidden.getModifiers().contains(Modifier.PRIVATE);
        String what = hidden.getSimpleName().toString();
        diagnostics.error(
                position,
                isPrivate ? "PrivateType" : "HiddenType",
                user + " needs " + what
                        + (isPrivate ? ", which is private." : ", which package " + packageOf(origin) + " cannot see."),
                "The generated " + origin.getSimpleName() + "_ stands in the package of " + origin.getSimpleName()
                        + " and has to name it.",
                isPrivate
                        ? "remove private from " + what + "."
                        : "make " + what + " and all types around it public, or move it to that package.");
        return false;
    }

    /** The class in this type that code of the package cannot name, or the one around it that hides it; or null. */
    private static @Nullable Element hidden(TypeMirror type, PackageElement from) {
        if (type instanceof ArrayType array) {
            return hidden(array.getComponentType(), from);
        }
        if (type instanceof WildcardType wildcard) {
            TypeMirror bound =
                    wildcard.getExtendsBound() == null ? wildcard.getSuperBound() : wildcard.getExtendsBound();
            return bound == null ? null : hidden(bound, from);
        }
        if (!(type instanceof DeclaredType declared)) {
            return null;
        }
        Element hidden = hiddenClass(declared.asElement(), from);
        List<? extends TypeMirror> arguments = declared.getTypeArguments();
        for (int i = 0; hidden == null && i < arguments.size(); i++) {
            hidden = hidden(arguments.get(i), from);
        }
        return hidden;
    }

    private static @Nullable Element hiddenClass(Element type, PackageElement from) {
        boolean same = packageOf(type).equals(from);
        for (Element element = type; element instanceof TypeElement; element = element.getEnclosingElement()) {
            boolean open = element.getModifiers().contains(Modifier.PUBLIC)
                    || (same && !element.getModifiers().contains(Modifier.PRIVATE));
            if (!open) {
                return element;
            }
        }
        return null;
    }

    private static PackageElement packageOf(Element element) {
        Element above = element;
        while (above != null && !(above instanceof PackageElement)) {
            above = above.getEnclosingElement();
        }
        if (above == null) {
            throw new IllegalArgumentException(element + " is in no package");
        }
        return (PackageElement) above;
    }
}
