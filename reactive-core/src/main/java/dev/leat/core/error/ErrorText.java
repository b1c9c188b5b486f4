package dev.leat.core.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an exception says: a searchable code word, what happened, why, and how to fix it. Holds no bind value.
 *
 * @param code a word that names the kind of error, such as {@code UnknownColumn}
 * @param what what happened, with the real names
 * @param why why that is an error, or null where {@code what} says it
 * @param fix what to change, or null where nothing can be changed
 * @param sqlState the SQLSTATE of the database, or null if the database was not asked
 * @param sql the statement with its placeholders, or null if there was none
 */
public record ErrorText(
        String code,
        String what,
        @Nullable String why,
        @Nullable String fix,
        @Nullable String sqlState,
        @Nullable String sql) {

    public ErrorText {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(what, "what");
    }

    /** A text with a code and what happened; the rest is added by the methods below. */
    public static ErrorText of(String code, String what) {
        return new ErrorText(code, what, null, null, null, null);
    }

    /** This text with another account of what happened. */
    public ErrorText what(String what) {
        return new ErrorText(code, what, why, fix, sqlState, sql);
    }

    /** This text with the reason. */
    public ErrorText why(String why) {
        return new ErrorText(code, what, why, fix, sqlState, sql);
    }

    /** This text with the way to fix it. */
    public ErrorText fix(String fix) {
        return new ErrorText(code, what, why, fix, sqlState, sql);
    }

    /** This text with the SQLSTATE that the database gave. */
    public ErrorText sqlState(@Nullable String sqlState) {
        return new ErrorText(code, what, why, fix, sqlState, sql);
    }

    /** This text with the statement, in which every value is a placeholder. */
    public ErrorText sql(@Nullable String sql) {
        return new ErrorText(code, what, why, fix, sqlState, sql);
    }

    /** The lines of the message, in the order code and what, why, fix, SQL. */
    public String message() {
        StringBuilder text = new StringBuilder("[").append(code).append("] ").append(what);
        line(text, "Why: ", why);
        line(text, "Fix: ", fix);
        line(text, "SQLSTATE: ", sqlState);
        line(text, "SQL: ", sql);
        return text.toString();
    }

    private static void line(StringBuilder text, String label, @Nullable String value) {
        if (value != null) {
            text.append('\n').append(label).append(value);
        }
    }
}
