package dev.leat.core.sql;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;

/** Finds the parts of SQL text in which a colon does not start a parameter. */
final class SqlScanner {
    private SqlScanner() {}

    /** The end of the quote, comment or cast that starts at {@code at}; {@code at} itself if none starts there. */
    static int skip(String text, int at) {
        char c = text.charAt(at);
        if (c == '\'' || c == '"') {
            return c == '\'' && isEscaped(text, at) ? escaped(text, at) : quoted(text, at, c);
        }
        if (text.startsWith("--", at)) {
            int end = text.indexOf('\n', at);
            return end < 0 ? text.length() : end;
        }
        if (text.startsWith("/*", at)) {
            return comment(text, at);
        }
        if (text.startsWith("::", at)) {
            return at + 2;
        }
        return c == '$' && !isNamePart(text, at - 1) ? dollarQuoted(text, at) : at;
    }

    static boolean isNameStart(String text, int at) {
        return at < text.length() && (Character.isLetter(text.charAt(at)) || text.charAt(at) == '_');
    }

    static int nameEnd(String text, int start) {
        int end = start;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return end;
    }

    private static boolean isNamePart(String text, int at) {
        return at >= 0 && (Character.isLetterOrDigit(text.charAt(at)) || "_$".indexOf(text.charAt(at)) >= 0);
    }

    /** {@code E'…'}, in which a backslash takes the meaning from the character after it. */
    private static boolean isEscaped(String text, int at) {
        return at > 0 && "eE".indexOf(text.charAt(at - 1)) >= 0 && !isNamePart(text, at - 2);
    }

    private static int escaped(String text, int at) {
        int end = at + 1;
        while (end < text.length() && (text.charAt(end) != '\'' || text.startsWith("''", end))) {
            end += "\\'".indexOf(text.charAt(end)) >= 0 ? 2 : 1;
        }
        return end(text, end < text.length() ? end : -1, 1);
    }

    /** Comments nest, as in the standard. */
    private static int comment(String text, int at) {
        int end = at + 2;
        while (true) {
            int close = end(text, text.indexOf("*/", end), 2);
            int open = text.indexOf("/*", end);
            if (open < 0 || open > close - 2) {
                return close;
            }
            end = comment(text, open);
        }
    }

    private static int quoted(String text, int at, char quote) {
        int end = at + 1;
        while (true) {
            end = end(text, text.indexOf(quote, end), 1);
            if (end == text.length() || text.charAt(end) != quote) {
                return end;
            }
            end++;
        }
    }

    private static int dollarQuoted(String text, int at) {
        int tagEnd = isNameStart(text, at + 1) ? nameEnd(text, at + 1) : at + 1;
        if (tagEnd >= text.length() || text.charAt(tagEnd) != '$') {
            return at;
        }
        String tag = text.substring(at, tagEnd + 1);
        return end(text, text.indexOf(tag, tagEnd + 1), tag.length());
    }

    private static int end(String text, int found, int length) {
        if (found < 0) {
            throw new UsageException(
                    ErrorText.of("OpenQuote", "A quote or comment in the SQL text never ends.")
                            .sql(text),
                    null);
        }
        return found + length;
    }
}
