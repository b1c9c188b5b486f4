package dev.leat.core.observation;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a statement does and with which table, as far as its text says so at once: names for metrics, of which there are only
 * as many as there are statements in a program.
 *
 * @param operation its first word if that is a usual one, else other
 * @param table the first table that it names, or none
 */
record StatementKind(String operation, String table) {
    private static final Set<String> OPERATIONS = Set.of(
            "select",
            "insert",
            "update",
            "delete",
            "merge",
            "with",
            "fetch",
            "truncate",
            "create",
            "alter",
            "drop",
            "call");
    private static final Pattern FIRST_WORD = Pattern.compile("\\s*+(\\w++)");
    private static final String NAME = "(?:\"[^\"]++\"|[\\w$]++)";
    private static final String PATH = "\\s++(?:only\\s++)?(" + NAME + "(?:\\." + NAME + ")*+)";
    /** What comes after from may be a function. */
    private static final Pattern TABLE = Pattern.compile(
            "\\b(?:from" + PATH + "(?!\\s*+\\()|(?:into|update|table)" + PATH + ")", Pattern.CASE_INSENSITIVE);

    private static final Pattern H2_RETURNING =
            Pattern.compile("\\bfrom\\s++(?:final|old|new)\\s++table\\s*+\\(", Pattern.CASE_INSENSITIVE);

    static StatementKind of(String sql) {
        Matcher returning = H2_RETURNING.matcher(sql);
        String text = returning.find() ? sql.substring(returning.end()) : sql;
        return new StatementKind(operation(text), table(text));
    }

    private static String operation(String text) {
        Matcher word = FIRST_WORD.matcher(text);
        String first = word.lookingAt() ? word.group(1).toLowerCase(Locale.ROOT) : "";
        return OPERATIONS.contains(first) ? first : "other";
    }

    private static String table(String text) {
        Matcher table = TABLE.matcher(text);
        if (!table.find()) {
            return "none";
        }
        String name = table.group(1) == null ? table.group(2) : table.group(1);
        return name.replace("\"", "");
    }
}
