package dev.leat.mapper.processor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Types that name something which is not there yet, perhaps because another processor writes it; they wait a round. So does
 * what names such a type: an entity for the records in it and for those that it relates to, a repository for its entity, for
 * the interfaces that it extends and for what the rows of its statements become.
 */
final class Deferred {
    private final Elements elements;
    private final Map<String, List<String>> waiting = new HashMap<>();

    Deferred(Elements elements) {
        this.elements = elements;
    }

    /** Those of {@code types} and of the ones that wait whose names are all known; the others wait. */
    List<TypeElement> ready(String annotation, List<TypeElement> types) {
        List<TypeElement> all = new ArrayList<>();
        for (String name : waiting.getOrDefault(annotation, List.of())) {
            all.add(elements.getTypeElement(name));
        }
        all.addAll(types);
        List<TypeElement> ready = new ArrayList<>();
        List<String> later = new ArrayList<>();
        for (TypeElement type : all) {
            if (new Names().isKnown(type)) {
                ready.add(type);
            } else {
                later.add(type.getQualifiedName().toString());
            }
        }
        waiting.put(annotation, later);
        return ready;
    }

    /** All that one type names, each looked at once. */
    private static final class Names {
        private final Set<Element> seen = new HashSet<>();

        boolean isKnown(TypeElement type) {
            if (!seen.add(type)) {
                return true;
            }
            boolean components = ElementFilter.recordComponentsIn(type.getEnclosedElements()).stream()
                    .map(RecordComponentElement::asType)
                    .allMatch(this::isKnown);
            boolean methods = type.getKind() != ElementKind.INTERFACE
                    || ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                            .allMatch(this::isKnown);
            return components && methods && type.getInterfaces().stream().allMatch(this::isKnown);
        }

        private boolean isKnown(ExecutableElement method) {
            return isKnown(method.getReturnType())
                    && method.getParameters().stream()
                            .map(VariableElement::asType)
                            .allMatch(this::isKnown);
        }

        private boolean isKnown(TypeMirror type) {
            if (type instanceof ArrayType array) {
                return isKnown(array.getComponentType());
            }
            if (type instanceof WildcardType wildcard) {
                return (wildcard.getExtendsBound() == null || isKnown(wildcard.getExtendsBound()))
                        && (wildcard.getSuperBound() == null || isKnown(wildcard.getSuperBound()));
            }
            if (type.getKind() != TypeKind.DECLARED) {
                return type.getKind() != TypeKind.ERROR;
            }
            DeclaredType declared = (DeclaredType) type;
            return declared.getTypeArguments().stream().allMatch(this::isKnown)
                    && (!isFollowed(declared.asElement()) || isKnown((TypeElement) declared.asElement()));
        }

        /** Whether what stands in the type counts: records, and the user's interfaces. */
        private static boolean isFollowed(Element type) {
            return type.getKind() == ElementKind.RECORD || type.getKind() == ElementKind.INTERFACE;
        }
    }
}
