package dev.leat.mapper.processor;

import java.util.Locale;

/**
 * A piece of SQL text that says something: no blank and no comment.
 *
 * @param kind what it is
 * @param text a word in lower case, a quoted name without its quotes, a parameter's name, or the sign; empty for a literal
 */
record SqlToken(Kind kind, String text) {
    enum Kind {
        WORD,
        NAME,
        PARAMETER,
        LITERAL,
        SIGN
    }

    /** Whether it is this word or sign, unquoted. */
    boolean is(String other) {
        return (kind == Kind.WORD || kind == Kind.SIGN) && text.equals(other);
    }

    boolean isIdentifier() {
        return kind == Kind.WORD || kind == Kind.NAME;
    }

    static SqlToken of(String piece) {
        char first = piece.charAt(0);
        if (first == '"' || first == '`') {
            return new SqlToken(Kind.NAME, piece.substring(1, piece.length() - 1));
        }
        if (piece.endsWith("'") || SqlScanner.isDigit(first) || (first == '$' && piece.length() > 1)) {
            return new SqlToken(Kind.LITERAL, "");
        }
        return SqlScanner.isWordStart(first)
                ? new SqlToken(Kind.WORD, piece.toLowerCase(Locale.ROOT))
                : new SqlToken(Kind.SIGN, piece);
    }
}
