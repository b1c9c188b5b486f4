package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** Types as messages say them: without packages and annotations. */
final class TypeText {
    private static final Set<String> CONTAINERS = Set.of(
            "java.util.Optional",
            "java.util.Collection",
            "java.util.Set",
            "java.util.List",
            "java.util.stream.Stream",
            "java.util.concurrent.CompletableFuture",
            "java.util.concurrent.CompletionStage",
            "java.util.concurrent.Future",
            "org.reactivestreams.Publisher",
            "reactor.core.publisher.Flux",
            "reactor.core.publisher.Mono");

    private TypeText() {}

    static String of(TypeMirror type) {
        if (type instanceof DeclaredType declared) {
            String name = declared.asElement().getSimpleName().toString();
            List<? extends TypeMirror> arguments = declared.getTypeArguments();
            return arguments.isEmpty()
                    ? name
                    : name + arguments.stream().map(TypeText::of).collect(Collectors.joining(", ", "<", ">"));
        }
        if (type instanceof ArrayType array) {
            return of(array.getComponentType()) + "[]";
        }
        if (type instanceof WildcardType wildcard) {
            TypeMirror upper = wildcard.getExtendsBound();
            TypeMirror lower = wildcard.getSuperBound();
            return upper != null ? "? extends " + of(upper) : lower != null ? "? super " + of(lower) : "?";
        }
        return type.getKind().isPrimitive() || type.getKind() == TypeKind.VOID
                ? type.getKind().name().toLowerCase(Locale.ROOT)
                : type.toString();
    }

    static String simple(TypeName type) {
        return type instanceof ClassName name ? String.join(".", name.simpleNames()) : type.toString();
    }

    /** Whether it holds or gives values of its one type argument. */
    static boolean isContainer(TypeElement type) {
        return CONTAINERS.contains(type.getQualifiedName().toString());
    }

    /** What a container holds, at any depth; the type itself if it is none, boxed. */
    static String element(TypeMirror type) {
        if (type instanceof DeclaredType declared
                && isContainer((TypeElement) declared.asElement())
                && declared.getTypeArguments().size() == 1) {
            return element(declared.getTypeArguments().get(0));
        }
        if (type instanceof WildcardType wildcard && wildcard.getExtendsBound() != null) {
            return element(wildcard.getExtendsBound());
        }
        return switch (type.getKind()) {
            case INT -> "Integer";
            case CHAR -> "Character";
            case BOOLEAN, BYTE, SHORT, LONG, FLOAT, DOUBLE -> Code.capital(of(type));
            default -> of(type);
        };
    }
}
