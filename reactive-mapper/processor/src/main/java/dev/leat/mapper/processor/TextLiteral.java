package dev.leat.mapper.processor;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/** A string as it is written in source: in quotes, or as a text block if it has several lines. */
final class TextLiteral {
    private static final String QUOTES = "\"\"\"";

    private TextLiteral() {}

    /** {@code call("text")}. */
    static CodeBlock argument(String call, String text) {
        return text.contains("\n") && text.chars().allMatch(TextLiteral::isPlain)
                ? CodeBlock.of("$L(\n$>$>$L$<$<)", call, block(text))
                : CodeBlock.of("$L($L)", call, of(text));
    }

    /** {@code "text"}, in which only printable ASCII stands as it is. */
    static CodeBlock of(String text) {
        StringBuilder literal = new StringBuilder("\"");
        text.chars().forEach(c -> literal.append(escaped((char) c)));
        return CodeBlock.of("$L", literal.append('"').toString());
    }

    private static String escaped(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default ->
                c < ' ' || c == 127
                        ? String.format("\\%03o", (int) c)
                        : c < 127 ? String.valueOf(c) : String.format("\\u%04x", (int) c);
        };
    }

    /** Whether it means the same in a text block, where white space at the end of a line is lost. */
    private static boolean isPlain(int c) {
        return c == '\n'
                || c == '\t'
                || c == '\r'
                || c == '\f'
                || c == ' '
                || !(Character.isISOControl(c) || isSpace(c));
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** The closing quotes stand on a line of their own, so that they alone say what is indentation. */
    private static String block(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        String last = lines.remove(lines.size() - 1);
        StringBuilder block = new StringBuilder(QUOTES).append('\n');
        lines.forEach(line -> block.append(escaped(line)).append('\n'));
        if (!last.isEmpty()) {
            block.append(escaped(last)).append("\\\n");
        }
        return block.append(QUOTES).toString();
    }

    private static String escaped(String line) {
        String text = line.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\r", "\\r")
                .replace("\f", "\\f")
                .replace(QUOTES, "\\\"\\\"\\\"");
        return text.endsWith(" ") ? text.substring(0, text.length() - 1) + "\\s" : text;
    }
}
