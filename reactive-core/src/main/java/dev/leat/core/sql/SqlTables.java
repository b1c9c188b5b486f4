package dev.leat.core.sql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The table that a statement is about, as far as its words say so. */
final class SqlTables {
    private SqlTables() {}

    /** The first table that is named between two places, or {@link Meaning#NO_TABLE}. */
    static String first(List<SqlToken> tokens, int from, int to) {
        Deque<Boolean> outer =
                new ArrayDeque<>(); // whether from names a table there, and no part of a function's arguments
        boolean inStatement = true;
        for (int at = from; at < to; at++) {
            SqlToken token = tokens.get(at);
            if (token.is("(")) {
                outer.push(inStatement);
                inStatement = at + 1 < to && isStatement(tokens.get(at + 1));
            } else if (token.is(")")) {
                inStatement = outer.isEmpty() || outer.pop();
            } else if (inStatement && names(tokens, from, at)) {
                String table = path(tokens, at + 1, to);
                if (!table.isEmpty()) {
                    return table;
                }
            }
        }
        return Meaning.NO_TABLE;
    }

    private static boolean isStatement(SqlToken token) {
        return token.kind() != SqlToken.Kind.NAME
                && switch (token.text()) {
                    case "select", "with", "insert", "update", "delete", "merge", "table", "(" -> true;
                    default -> false;
                };
    }

    private static boolean names(List<SqlToken> tokens, int from, int at) {
        SqlToken token = tokens.get(at);
        boolean first = at == from || tokens.get(at - 1).is("(");
        return token.is("into")
                || (token.is("from") && (at == 0 || !tokens.get(at - 1).is("distinct")))
                || (token.is("update") && first)
                || (token.is("truncate") && first)
                || (token.is("table") && (at == from || tokens.get(at - 1).kind() == SqlToken.Kind.WORD));
    }

    /** The name with its schema, as it is written but for the quotes; empty for a function or no name. */
    private static String path(List<SqlToken> tokens, int start, int to) {
        int at = start;
        while (at < to
                && tokens.get(at).kind() == SqlToken.Kind.WORD
                && isBeforeName(tokens.get(at).text())) {
            at++;
        }
        StringBuilder path = new StringBuilder();
        while (at < to && tokens.get(at).isIdentifier()) {
            path.append(tokens.get(at).text());
            at++;
            if (at >= to || !tokens.get(at).is(".")) {
                break;
            }
            path.append('.');
            at++;
        }
        boolean isFunction = at < to
                && tokens.get(at).is("(")
                && start > 0
                && tokens.get(start - 1).is("from");
        return isFunction || path.toString().equals("lateral") ? "" : path.toString();
    }

    private static boolean isBeforeName(String word) {
        return switch (word) {
            case "only", "table", "if", "not", "exists" -> true;
            default -> false;
        };
    }
}
