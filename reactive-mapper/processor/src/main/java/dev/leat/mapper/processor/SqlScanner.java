package dev.leat.mapper.processor;

/**
 * Knows the lexical rules of PostgreSQL and H2: where a quote, a comment, a word or a sign ends. These are the rules by which
 * the core reads the same text when it is run; the processor depends on no module and has its own copy of them.
 */
final class SqlScanner {
    /** Stands for the end of what never ends. */
    static final int OPEN = -1;

    private SqlScanner() {}

    /**
     * The end of the token that starts at {@code at}: a quote, a comment, a word, the digits of a number, a placeholder, a
     * cast, or one other character; or {@link #OPEN}.
     */
    static int end(String text, int at) {
        char c = text.charAt(at);
        if (isWordStart(c)) {
            return isEscapeString(text, at) ? escaped(text, at + 1) : wordEnd(text, at);
        }
        if (isDigit(c)) {
            return digitsEnd(text, at);
        }
        return switch (c) {
            case '\'', '"', '`' -> quoted(text, at, c);
            case '-' -> text.startsWith("--", at) ? lineEnd(text, at) : at + 1;
            case '/' -> text.startsWith("/*", at) ? commentEnd(text, at) : at + 1;
            case ':' -> text.startsWith("::", at) ? at + 2 : at + 1;
            case '$' -> dollarEnd(text, at);
            default -> at + 1;
        };
    }

    static boolean isComment(String text, int at) {
        return text.startsWith("--", at) || text.startsWith("/*", at);
    }

    /** To PostgreSQL whatever is no ASCII is a letter. */
    static boolean isWordStart(char c) {
        return Character.isLetter(c) || c == '_' || (c > 0x7f && !isBlank(c));
    }

    static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Whether the name of a parameter may start there; it has letters, digits and underscores only. */
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

    private static int wordEnd(String text, int start) {
        int end = start + 1;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isWordPart(char c) {
        return isWordStart(c) || Character.isDigit(c) || c == '$';
    }

    private static int digitsEnd(String text, int start) {
        int end = start;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** {@code E'…'}, in which a backslash takes the meaning from the character after it. */
    private static boolean isEscapeString(String text, int at) {
        return "eE".indexOf(text.charAt(at)) >= 0 && text.startsWith("'", at + 1);
    }

    private static int escaped(String text, int at) {
        int end = at + 1;
        while (end < text.length() && (text.charAt(end) != '\'' || text.startsWith("''", end))) {
            end += "\\'".indexOf(text.charAt(end)) >= 0 ? 2 : 1;
        }
        if (end >= text.length()) {
            return OPEN;
        }
        int next = continued(text, end + 1);
        return next < 0 ? end + 1 : escaped(text, next);
    }

    /** Where a string goes on in a later line, by the same rules; or -1. */
    private static int continued(String text, int end) {
        int at = end;
        boolean inLaterLine = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (text.startsWith("--", at)) {
                at = lineEnd(text, at);
            } else if (" \t\f\r\n\u000b".indexOf(c) >= 0) {
                inLaterLine |= c == '\n' || c == '\r';
                at++;
            } else {
                return c == '\'' && inLaterLine ? at : -1;
            }
        }
        return -1;
    }

    private static int lineEnd(String text, int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /** Comments nest, as in the standard. */
    private static int commentEnd(String text, int at) {
        int depth = 1;
        int end = at + 2;
        while (depth > 0) {
            int close = text.indexOf("*/", end);
            int open = text.indexOf("/*", end);
            if (close < 0) {
                return OPEN;
            }
            boolean deeper = open >= 0 && open < close;
            depth += deeper ? 1 : -1;
            end = deeper ? open + 2 : close + 2;
        }
        return end;
    }

    private static int quoted(String text, int at, char quote) {
        int end = text.indexOf(quote, at + 1);
        while (end >= 0 && text.startsWith(String.valueOf(quote), end + 1)) {
            end = text.indexOf(quote, end + 2);
        }
        return end < 0 ? OPEN : end + 1;
    }

    /** The end of a dollar quote, of a placeholder, or of the sign alone. */
    private static int dollarEnd(String text, int at) {
        int digits = digitsEnd(text, at + 1);
        if (digits > at + 1) {
            return digits;
        }
        int tagEnd = at + 1;
        if (tagEnd < text.length() && isWordStart(text.charAt(tagEnd))) {
            while (tagEnd < text.length() && isTagPart(text.charAt(tagEnd))) {
                tagEnd++;
            }
        }
        if (tagEnd >= text.length() || text.charAt(tagEnd) != '$') {
            return at + 1;
        }
        String tag = text.substring(at, tagEnd + 1);
        int end = text.indexOf(tag, tagEnd + 1);
        return end < 0 ? OPEN : end + tag.length();
    }

    private static boolean isTagPart(char c) {
        return isWordPart(c) && c != '$';
    }
}
