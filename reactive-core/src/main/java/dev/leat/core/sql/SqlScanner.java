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
            return quoted(text, at, c);
        }
        if (text.startsWith("--", at)) {
            int end = text.indexOf('\n', at);
            return end < 0 ? text.length() : end;
        }
        if (text.startsWith("/*", at)) {
            return end(text, text.indexOf("*/", at + 2), 2);
        }
        if (text.startsWith("::", at)) {
            return at + 2;
        }
        return c == '$' ? dollarQuoted(text, at) : at;
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
