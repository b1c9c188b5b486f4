package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import javax.lang.model.SourceVersion;

/** Names in generated code and text. */
final class Names {
    private Names() {}

    /** A variable of this type: {@code order} for Order. */
    static String variable(ClassName type) {
        String name = Code.small(type.simpleName());
        return SourceVersion.isKeyword(name) ? name + "Entity" : name;
    }

    static String withArticle(String noun) {
        return ("AEIOU".indexOf(noun.charAt(0)) < 0 ? "a " : "an ") + noun;
    }
}
