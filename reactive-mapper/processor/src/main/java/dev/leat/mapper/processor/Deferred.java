package dev.leat.mapper.processor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Types that name something which is not there yet, perhaps because another processor writes it; they wait a round. */
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
            if (isKnown(type)) {
                ready.add(type);
            } else {
                later.add(type.getQualifiedName().toString());
            }
        }
        waiting.put(annotation, later);
        return ready;
    }

    private static boolean isKnown(TypeElement type) {
        boolean components = ElementFilter.recordComponentsIn(type.getEnclosedElements()).stream()
                .map(RecordComponentElement::asType)
                .allMatch(Deferred::isKnown);
        boolean methods =
                ElementFilter.methodsIn(type.getEnclosedElements()).stream().allMatch(Deferred::isKnown);
        return components && methods && type.getInterfaces().stream().allMatch(Deferred::isKnown);
    }

    private static boolean isKnown(ExecutableElement method) {
        return isKnown(method.getReturnType())
                && method.getParameters().stream().map(VariableElement::asType).allMatch(Deferred::isKnown);
    }

    private static boolean isKnown(TypeMirror type) {
        if (type instanceof DeclaredType declared && type.getKind() == TypeKind.DECLARED) {
            return declared.getTypeArguments().stream().allMatch(Deferred::isKnown);
        }
        return type.getKind() != TypeKind.ERROR;
    }
}
