package dev.leat.core.execution;

import io.r2dbc.spi.R2dbcException;

/**
 * A driver's message without the values in it. PostgreSQL and H2 put values in quotes, in brackets or behind a colon; only
 * messages about the statement itself (SQLSTATE class 42) have names there, which are kept.
 */
final class CleanText {
    private static final int LONGEST = 300;

    private CleanText() {}

    static String of(Throwable error) {
        String text = error.getMessage();
        if (text == null) {
            return "no message";
        }
        int end = text.indexOf("; SQL statement");
        String head = end < 0 ? text : text.substring(0, end);
        if (!isAboutStatement(error)) {
            head = head.substring(0, firstOf(head, ':', '"', '\'', ';', '\n', '('));
        }
        head = head.strip();
        return head.length() > LONGEST ? head.substring(0, LONGEST) + "…" : head;
    }

    private static boolean isAboutStatement(Throwable error) {
        return error instanceof R2dbcException failure
                && failure.getSqlState() != null
                && failure.getSqlState().startsWith("42");
    }

    private static int firstOf(String text, char... stops) {
        int end = text.length();
        for (char stop : stops) {
            int at = text.indexOf(stop);
            end = at >= 0 && at < end ? at : end;
        }
        return end;
    }
}
