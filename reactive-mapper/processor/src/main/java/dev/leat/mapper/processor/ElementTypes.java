package dev.leat.mapper.processor;

import com.palantir.javapoet.TypeName;
import java.util.Collection;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Finds what a collection holds. */
final class ElementTypes {
    private final Types types;

    ElementTypes(Types types) {
        this.types = types;
    }

    /** The type of the elements of a Collection or one of its kinds; null for anything else. */
    @Nullable
    TypeMirror of(TypeMirror type) {
        TypeMirror argument = Published.argument(type, Collection.class.getName());
        if (argument instanceof WildcardType wildcard) {
            return wildcard.getExtendsBound();
        }
        if (argument != null || type.getKind().isPrimitive()) {
            return argument;
        }
        for (TypeMirror supertype : types.directSupertypes(type)) {
            TypeMirror found = of(supertype);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Whether the type is this one or its primitive. */
    static boolean isSame(TypeMirror type, ValueType value) {
        return TypeName.get(type).box().equals(value.boxed());
    }
}
