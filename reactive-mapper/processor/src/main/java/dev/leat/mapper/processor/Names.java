package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import javax.lang.model.SourceVersion;

/** Names in generated code and text. */
final class Names {
    private static final int COMMENT = 100;

    private Names() {}

    /** A variable of this type: {@code order} for Order. */
    static String variable(ClassName type) {
        String name = Code.small(type.simpleName());
        return SourceVersion.isKeyword(name) ? name + "Entity" : name;
    }

    static String withArticle(String noun) {
        return ("AEIOU".indexOf(noun.charAt(0)) < 0 ? "a " : "an ") + noun;
    }

    /** The text in lines of a comment. */
    static String wrapped(String text) {
        StringBuilder lines = new StringBuilder();
        int start = 0;
        while (text.length() - start > COMMENT) {
            int end = text.lastIndexOf(' ', start + COMMENT);
            lines.append(text, start, end).append('\n');
            start = end + 1;
        }
        return lines.append(text, start, text.length()).toString();
    }
}
