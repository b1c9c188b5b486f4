package dev.leat.core.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A piece of SQL text that says something: no blank and no comment.
 *
 * @param kind what it is
 * @param text a word in lower case, a quoted name without its quotes, or the sign; empty for a literal or a placeholder
 */
record SqlToken(Kind kind, String text) {
    enum Kind {
        WORD,
        NAME,
        LITERAL,
        SIGN
    }

    private static final SqlToken LITERAL = new SqlToken(Kind.LITERAL, "");

    /** The tokens of a text, in their order. */
    static List<SqlToken> of(String text) {
        List<SqlToken> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = SqlScanner.end(text, at);
            if (!SqlScanner.isBlank(text.charAt(at)) && !SqlScanner.isComment(text, at)) {
                tokens.add(token(text.substring(at, end)));
            }
            at = end;
        }
        return tokens;
    }

    /** Whether it is this word or sign, unquoted. */
    boolean is(String other) {
        return kind != Kind.NAME && text.equals(other);
    }

    boolean isIdentifier() {
        return kind == Kind.WORD || kind == Kind.NAME;
    }

    private static SqlToken token(String piece) {
        char first = piece.charAt(0);
        char last = piece.charAt(piece.length() - 1);
        if (first == '"' || first == '`') {
            return new SqlToken(Kind.NAME, piece.substring(1, piece.length() - 1));
        }
        if (last == '\'' || SqlScanner.isDigit(first) || (first == '$' && piece.length() > 1)) {
            return LITERAL;
        }
        return SqlScanner.isWordStart(first)
                ? new SqlToken(Kind.WORD, piece.toLowerCase(Locale.ROOT))
                : new SqlToken(Kind.SIGN, piece);
    }
}
