package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** The name of a nested class, made longer where it would hide a class that has no package to be named by. */
    static String nested(String wanted, String packageName, Stream<ClassName> others) {
        Set<String> taken = packageName.isEmpty()
                ? others.map(other -> other.topLevelClassName().simpleName()).collect(Collectors.toSet())
                : Set.of();
        String name = wanted;
        while (taken.contains(name)) {
            name += "Type";
        }
        return name;
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
