package dev.leat.mapper.processor;

import com.palantir.javapoet.TypeName;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * The result of a repository method.
 *
 * @param kind how many values it gives
 * @param value the type of one of them
 */
record Published(Kind kind, TypeMirror value) {
    /** How many values a publisher gives, and in what. */
    enum Kind {
        MONO,
        FLUX,
        MONO_LIST
    }

    /** Reads {@code Mono<T>}, {@code Flux<T>} or {@code Mono<List<T>>}; null for anything else. */
    static @Nullable Published read(TypeMirror type) {
        TypeMirror mono = argument(type, LeatTypes.MONO.canonicalName());
        if (mono == null) {
            TypeMirror flux = argument(type, LeatTypes.FLUX.canonicalName());
            return flux == null ? null : new Published(Kind.FLUX, flux);
        }
        TypeMirror list = argument(mono, "java.util.List");
        return list == null ? new Published(Kind.MONO, mono) : new Published(Kind.MONO_LIST, list);
    }

    boolean isMonoOf(Class<?> type) {
        return kind == Kind.MONO && TypeName.get(value).equals(TypeName.get(type));
    }

    boolean isOf(TypeName type) {
        return TypeName.get(value).equals(type);
    }

    /** The type, if it is a class or record of its own. */
    @Nullable
    TypeElement declared() {
        return value instanceof DeclaredType declared ? (TypeElement) declared.asElement() : null;
    }

    /** The one type argument of a type of this name, or null. */
    static @Nullable TypeMirror argument(TypeMirror type, String name) {
        if (!(type instanceof DeclaredType declared)) {
            return null;
        }
        List<? extends TypeMirror> arguments = declared.getTypeArguments();
        boolean isIt = ((TypeElement) declared.asElement()).getQualifiedName().contentEquals(name);
        return isIt && arguments.size() == 1 ? arguments.get(0) : null;
    }
}
