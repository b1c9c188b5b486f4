package dev.leat.mapper.processor;

import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;

/** Every error of the processor: a searchable code word, what is wrong, why, and how to fix it. */
final class Diagnostics {
    private final Messager messager;
    private int count;

    Diagnostics(Messager messager) {
        this.messager = messager;
    }

    /** Reports an error at the element in whose source it is. */
    void error(Element element, String code, String what, String why, String fix) {
        count++;
        String text = "[" + code + "] " + what + "\nWhy: " + why + "\nFix: " + fix;
        messager.printMessage(Diagnostic.Kind.ERROR, text, position(element));
    }

    /** How many errors were reported up to now. */
    int count() {
        return count;
    }

    /** JDK 17 knows no line for a record component, but one for the field behind it. */
    private static Element position(Element element) {
        if (!(element instanceof RecordComponentElement component)) {
            return element;
        }
        Element record = component.getEnclosingElement();
        if (record == null) {
            return element;
        }
        return ElementFilter.fieldsIn(record.getEnclosedElements()).stream()
                .filter(field -> field.getSimpleName().equals(component.getSimpleName()))
                .<Element>map(field -> field)
                .findFirst()
                .orElse(element);
    }
}
