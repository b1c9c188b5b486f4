package dev.leat.mapper.processor;

import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Which types are being compiled now; all others are read from class files. */
final class Sources {
    private final Set<String> outermost = new HashSet<>();

    void add(RoundEnvironment round) {
        for (Element root : round.getRootElements()) {
            if (root instanceof TypeElement type) {
                outermost.add(type.getQualifiedName().toString());
            }
        }
    }

    boolean contains(TypeElement type) {
        Element element = type;
        while (element.getEnclosingElement() instanceof TypeElement outer) {
            element = outer;
        }
        return outermost.contains(((TypeElement) element).getQualifiedName().toString());
    }
}
