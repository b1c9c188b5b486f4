package dev.leat.mapper.processor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lays generated code out as it is laid out by hand, where JavaPoet has ways of its own. */
final class Layout {
    private static final int LINE = 120;

    private static final Pattern EMPTY_BODY = Pattern.compile("\\{\\n\\s*}");
    private static final Pattern ANNOTATION = Pattern.compile("@Metamodel\\(\\n\\s+([^\\n]*)(\\n\\s+[^\\n]*)?\\n\\)");
    private static final Pattern BETWEEN_FIELDS = Pattern.compile(
            "(?<=\\n)( +private (?!static)[^\\n({]*(?:;| = [^\\n]*;)\\n)\\n(?= +private (?!static)[^(\\n{]*(;| = [^\\n]*;)\\n)");
    private static final Pattern BROKEN_PARAMETERS =
            Pattern.compile("\\n( +)(public [^\\n;={(]*\\()([^\\n{;)]*,\\n[^{;)]*)\\) \\{");
    private static final Pattern BROKEN_ASSIGNMENT = Pattern.compile("(?m)^([^\\n]*) = ?\\n +([^\\n]*;)");

    private Layout() {}

    /** The code in its new layout. What stands in literals and comments is not code and stays as it is. */
    static String tidy(String code) {
        MaskedCode masked = MaskedCode.of(code);
        return masked.fill(tidyCode(masked.code()));
    }

    private static String tidyCode(String code) {
        String tidy = code.replace(". @Nullable ", ".@Nullable ");
        tidy = EMPTY_BODY.matcher(tidy).replaceAll("{}");
        tidy = ANNOTATION
                .matcher(tidy)
                .replaceAll(match -> Matcher.quoteReplacement(annotation(match.group(1), match.group(2))));
        tidy = BETWEEN_FIELDS.matcher(tidy).replaceAll("$1");
        tidy = BROKEN_PARAMETERS
                .matcher(tidy)
                .replaceAll(
                        match -> Matcher.quoteReplacement(parameters(match.group(1), match.group(2), match.group(3))));
        return BROKEN_ASSIGNMENT
                .matcher(tidy)
                .replaceAll(
                        match -> Matcher.quoteReplacement(assignment(match.group(), match.group(1), match.group(2))));
    }

    private static String annotation(String first, @Nullable String second) {
        String rest = second == null ? "" : second.strip();
        String line = "@Metamodel(" + (first + " " + rest).strip() + ")";
        if (line.length() <= LINE) {
            return line;
        }
        String nullable = "        " + rest + ")";
        if (nullable.length() > LINE) {
            String names = rest.substring(rest.indexOf('{') + 1, rest.length() - 1);
            nullable = "        nullable = {\n            "
                    + Names.wrapped(names).replace("\n", "\n            ") + "\n        })";
        }
        return "@Metamodel(\n        " + first + "\n" + nullable;
    }

    private static String parameters(String indent, String start, String parameters) {
        String line = parameters.replaceAll("\\s+", " ");
        boolean fits = indent.length() + start.length() + line.length() + 3 <= LINE;
        return "\n" + indent + start + (fits ? "" : "\n" + indent + "        ") + line + ") {";
    }

    private static String assignment(String broken, String left, String right) {
        String line = left + " = " + right;
        return line.length() <= LINE ? line : broken.replace("= \n", "=\n");
    }
}
