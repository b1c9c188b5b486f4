package dev.leat.mapper.processor;

import dev.leat.mapper.processor.SqlToken.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a hand-written statement says: its parameters, how many statements it is, and the command behind {@code with}. It knows
 * where statements and common table expressions start, and no more grammar than that; the core, which reads the same text when
 * it is run, goes by the same rules.
 */
final class SqlText {
    private static final Set<String> CHANGES = Set.of("insert", "update", "delete", "merge");

    private static final Set<String> MAIN =
            Set.of("select", "values", "table", "insert", "update", "delete", "merge", "(");

    /** What gives neither rows nor their number. */
    private static final Set<String> SILENT = Set.of(
            "truncate",
            "create",
            "alter",
            "drop",
            "comment",
            "grant",
            "revoke",
            "refresh",
            "reindex",
            "cluster",
            "vacuum",
            "analyze",
            "notify",
            "listen",
            "unlisten",
            "lock",
            "set",
            "reset",
            "discard",
            "do",
            "copy",
            "import",
            "security");

    private final boolean open;
    private final List<SqlToken> tokens = new ArrayList<>();
    private final int[] partners;
    private final int end;

    private SqlText(String text) {
        int at = 0;
        while (at >= 0 && at < text.length()) {
            int start = at;
            at = token(text, start);
        }
        this.open = at < 0;
        this.partners = partners(tokens);
        this.end = end();
    }

    static SqlText read(String text) {
        return new SqlText(text);
    }

    /** The names of the parameters, each once. */
    Set<String> parameters() {
        return tokens.stream()
                .filter(token -> token.kind() == Kind.PARAMETER)
                .map(SqlToken::text)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether a quote or comment never ends. */
    boolean isOpen() {
        return open;
    }

    boolean isEmpty() {
        return end == 0;
    }

    /** Whether something follows a semicolon. */
    boolean isSeveral() {
        return tokens.stream().skip(end).anyMatch(token -> !token.is(";"));
    }

    /** Whether it gives the number of rows changed instead of rows. */
    boolean isChange() {
        int main = main(0, end);
        return main >= 0 && CHANGES.contains(word(main)) && !hasReturning(main);
    }

    /** Whether it gives neither rows nor their number. */
    boolean isSilent() {
        return SILENT.contains(word(0));
    }

    /** Whether it begins or ends a transaction. */
    boolean isTransactionControl() {
        return switch (word(0)) {
            case "begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release" -> true;
            case "prepare" -> is(1, "transaction") || is(1, "commit");
            case "set" -> is(1, "autocommit");
            default -> false;
        };
    }

    /** Whether it copies from or to the client. */
    boolean isClientCopy() {
        if (!is(0, "copy")) {
            return false;
        }
        for (int at = 1; at < end; at = next(at)) {
            if ((is(at, "from") && is(at + 1, "stdin")) || (is(at, "to") && is(at + 1, "stdout"))) {
                return true;
            }
        }
        return false;
    }

    /** Takes the token that starts there and gives its end. */
    private int token(String text, int start) {
        int end = SqlScanner.end(text, start);
        if (end == start + 1 && text.charAt(start) == ':' && SqlScanner.isNameStart(text, end)) {
            int nameEnd = SqlScanner.nameEnd(text, end);
            tokens.add(new SqlToken(Kind.PARAMETER, text.substring(end, nameEnd)));
            return nameEnd;
        }
        if (end >= 0 && !SqlScanner.isBlank(text.charAt(start)) && !SqlScanner.isComment(text, start)) {
            tokens.add(SqlToken.of(text.substring(start, end)));
        }
        return end;
    }

    private static int[] partners(List<SqlToken> tokens) {
        int[] partners = new int[tokens.size()];
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < partners.length; i++) {
            partners[i] = partners.length;
            if (tokens.get(i).is("(")) {
                open.push(i);
            } else if (tokens.get(i).is(")") && !open.isEmpty()) {
                partners[open.pop()] = i;
            }
        }
        return partners;
    }

    /** Where the one statement ends. */
    private int end() {
        int at = 0;
        while (at < tokens.size() && !is(at, ";")) {
            at = next(at);
        }
        return at;
    }

    /** Past parentheses, as in a rule's actions, and past a function's body, within both of which are semicolons. */
    private int next(int at) {
        if (is(at, "(")) {
            return Math.min(tokens.size(), partners[at] + 1);
        }
        if (!is(at, "begin") || !is(at + 1, "atomic") || !is(0, "create")) {
            return at + 1;
        }
        int blocks = 1;
        int after = at + 2;
        while (after < tokens.size() && blocks > 0) {
            blocks += is(after, "case") ? 1 : is(after, "end") ? -1 : 0;
            after++;
        }
        return after;
    }

    /** Where the command of a statement stands, or -1 if it cannot be told. */
    private int main(int from, int to) {
        int first = from;
        while (first < to && is(first, "(")) {
            first++;
        }
        return is(first, "with") ? behindCommon(first, to) : first;
    }

    /** Behind {@code with [recursive] name [(columns)] as [[not] materialized] (statement), …}. */
    private int behindCommon(int with, int to) {
        int at = is(with + 1, "recursive") && !is(with + 2, "as") ? with + 2 : with + 1;
        while (true) {
            int body = body(at);
            if (body < 0 || partners[body] >= to) {
                return -1;
            }
            at = afterClauses(partners[body] + 1, to);
            if (!is(at, ",")) {
                return main(at, to);
            }
            at++;
        }
    }

    /** The parenthesis of the common table expression whose name stands at a place, or -1. */
    private int body(int name) {
        int at = is(name + 1, "(") ? partners[name + 1] + 1 : name + 1;
        if (name >= tokens.size() || !tokens.get(name).isIdentifier() || !is(at, "as")) {
            return -1;
        }
        at += is(at + 1, "not") ? 2 : 1;
        at += is(at, "materialized") ? 1 : 0;
        return is(at, "(") ? at : -1;
    }

    /** Past {@code search …} and {@code cycle …}, whose columns may have any name. */
    private int afterClauses(int from, int to) {
        int at = from;
        if (is(at, "search") || is(at, "cycle")) {
            while (at < to && !MAIN.contains(word(at)) && !(is(at, ",") && body(at + 1) >= 0)) {
                at++;
            }
        }
        return at;
    }

    /** Whether the change gives rows; the word is reserved, but may be a name behind a point or {@code as}. */
    private boolean hasReturning(int main) {
        for (int at = main + 1; at < end; at = next(at)) {
            if (is(at, "returning") && !is(at - 1, ".") && !is(at - 1, "as")) {
                return true;
            }
        }
        return false;
    }

    private boolean is(int at, String text) {
        return at >= 0 && at < tokens.size() && tokens.get(at).is(text);
    }

    /** The unquoted word or the sign at a place, or empty. */
    private String word(int at) {
        boolean isWord = at >= 0
                && at < tokens.size()
                && tokens.get(at).is(tokens.get(at).text());
        return isWord ? tokens.get(at).text() : "";
    }
}
