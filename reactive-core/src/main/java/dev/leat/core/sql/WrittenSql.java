package dev.leat.core.sql;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;
import dev.leat.core.sql.SqlToken.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds in hand-written text what the statement does. It knows where statements, common table expressions and queries start,
 * and no more grammar than that; the rest it takes for words.
 *
 * <h2>The safe side</h2>
 *
 * What reads may be sent again when its answer is lost, so everything that is not known to read is {@link Effect#UNKNOWN}: a
 * command that is not known, a query in which a word other than {@link KnownFunctions} stands before a parenthesis. A
 * statement is taken for reading if it only calls functions that the database brings; operators, casts and views that call
 * something else cannot be seen. A lock reads: {@code for update} and {@code lock} store nothing.
 *
 * <h2>What cannot be run</h2>
 *
 * Two statements, since the answer of one would be taken for both; the begin and end of transactions, of which the executor
 * would not know; and COPY from and to the client, which would wait for data for ever.
 */
final class WrittenSql {
    /** Reserved words that may stand before a parenthesis without being a function's name. */
    private static final Set<String> NO_FUNCTION = Set.of(
            "in",
            "any",
            "all",
            "some",
            "exists",
            "values",
            "as",
            "and",
            "or",
            "not",
            "on",
            "using",
            "where",
            "select",
            "from",
            "when",
            "then",
            "else",
            "case",
            "having",
            "limit",
            "offset",
            "union",
            "except",
            "intersect",
            "distinct",
            "lateral",
            "array",
            "row",
            "like",
            "ilike",
            "between",
            "varying");

    /** After these the list of what is read from ends. */
    private static final Set<String> FROM_ENDS = Set.of(
            "where",
            "group",
            "having",
            "order",
            "limit",
            "offset",
            "fetch",
            "for",
            "window",
            "union",
            "except",
            "intersect",
            "select",
            "on",
            "using");

    private static final Set<String> WRITES = Set.of(
            "insert",
            "update",
            "delete",
            "merge",
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
            "copy",
            "import",
            "replace",
            "security");

    private static final Set<String> SESSION = Set.of("show", "lock", "listen", "unlisten");

    private static final Set<String> MAIN =
            Set.of("select", "values", "table", "insert", "update", "delete", "merge", "(");

    private final String sql;
    private final List<SqlToken> tokens;
    private final int[] partners;

    private WrittenSql(String sql) {
        this.sql = sql;
        this.tokens = SqlToken.of(sql);
        this.partners = partners(tokens);
    }

    /**
     * What the statement does.
     *
     * @throws UsageException if it is empty, or cannot be run by itself
     */
    static Meaning read(String sql) {
        WrittenSql written = new WrittenSql(sql);
        int end = written.end();
        if (written.tokens.isEmpty() || end == 0) {
            throw new UsageException(ErrorText.of("EmptySql", "The SQL text is empty."), null);
        }
        written.refuse(end);
        return written.statement(0, end);
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
        int end = 0;
        while (end < tokens.size() && !is(end, ";")) {
            end = next(end);
        }
        for (int rest = end; rest < tokens.size(); rest++) {
            if (!is(rest, ";")) {
                throw refusal(
                        "SeveralStatements",
                        "The SQL text has more than one statement.",
                        "Only one of their answers would be seen, and not all of them fail together.",
                        "Send one statement after the other, in a transaction if they belong together.");
            }
        }
        return end;
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
        int end = at + 2;
        while (end < tokens.size() && blocks > 0) {
            blocks += is(end, "case") ? 1 : is(end, "end") ? -1 : 0;
            end++;
        }
        return end;
    }

    private void refuse(int end) {
        if (isTransactionControl()) {
            throw refusal(
                    "TransactionControl",
                    "A transaction cannot be begun or ended by SQL text.",
                    "The connection goes back to the pool, and who takes it next would stand in somebody's transaction.",
                    "Use transactional(…); a nested one is a savepoint.");
        }
        if (is(0, "copy") && isClientCopy(end)) {
            throw refusal(
                    "CopyData",
                    "COPY from stdin and to stdout cannot be run as a statement.",
                    "Its data does not travel as rows: it would wait for ever, or be lost.",
                    "Insert with insertAll or insert … select from unnest(:array), read with stream().");
        }
    }

    private boolean isTransactionControl() {
        return switch (word(0)) {
            case "begin", "start", "commit", "end", "rollback", "abort", "savepoint", "release" -> true;
            case "prepare" -> is(1, "transaction") || is(1, "commit");
            case "set" -> is(1, "autocommit");
            default -> false;
        };
    }

    private boolean isClientCopy(int end) {
        for (int at = 1; at < end; at = next(at)) {
            if ((is(at, "from") && is(at + 1, "stdin")) || (is(at, "to") && is(at + 1, "stdout"))) {
                return true;
            }
        }
        return false;
    }

    private Meaning statement(int from, int to) {
        int first = from;
        while (first < to && is(first, "(")) {
            first++;
        }
        String command = word(first);
        return switch (command) {
            case "with" -> with(first, to);
            case "select", "values", "table" -> query(command, from, to);
            case "explain" -> explain(first + 1, to);
            default ->
                new Meaning(effect(command), command, SqlTables.first(tokens, first, to), false, isOneRow(first, to));
        };
    }

    private Meaning with(int with, int to) {
        Common common = common(with, to);
        if (common == null) {
            return new Meaning(Effect.UNKNOWN, "with", SqlTables.first(tokens, with, to), false, false);
        }
        Meaning main = statement(common.main(), to).and(common.effect());
        String table = SqlTables.first(tokens, main.isChange() ? common.main() : with, to);
        return main.about(table);
    }

    /**
     * What common table expressions do.
     *
     * @param main where the statement behind them starts
     */
    private record Common(Effect effect, int main) {}

    /** Reads {@code with [recursive] name [(columns)] as [[not] materialized] (statement), …}; null if it is none. */
    private @Nullable Common common(int with, int to) {
        Effect effect = Effect.READS;
        int at = is(with + 1, "recursive") && !is(with + 2, "as") ? with + 2 : with + 1;
        while (true) {
            int body = body(at);
            if (body < 0 || partners[body] >= to) {
                return null;
            }
            effect = effect.and(statement(body + 1, partners[body]).effect());
            at = afterClauses(partners[body] + 1, to);
            if (!is(at, ",")) {
                return new Common(effect, at);
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

    /** {@code explain analyze} does what it explains. */
    private Meaning explain(int from, int to) {
        int at = from;
        boolean analyze = false;
        if (is(at, "(") && !MAIN.contains(word(at + 1)) && !is(at + 1, "with")) {
            for (at++; at < Math.min(to, partners[from]); at++) {
                analyze |= is(at, "analyze") || is(at, "analyse");
            }
            at++;
        }
        while (at < to && Set.of("analyze", "analyse", "verbose", "plan", "for").contains(word(at))) {
            analyze |= word(at).startsWith("analy");
            at++;
        }
        Meaning explained = statement(at, to);
        return new Meaning(analyze ? explained.effect() : Effect.READS, "explain", explained.table(), false, false);
    }

    private Meaning query(String command, int from, int to) {
        QueryWalk walk = new QueryWalk();
        for (int at = from; at < to; at++) {
            int change = changedTable(at);
            if (change >= 0) {
                return new Meaning(
                        Effect.WRITES, word(change), SqlTables.first(tokens, change, to), true, isOneRow(change, to));
            }
            at = walk.step(at, from, to);
        }
        return new Meaning(walk.effect, command, SqlTables.first(tokens, from, to), false, false);
    }

    private static Effect effect(String command) {
        if (WRITES.contains(command)) {
            return Effect.WRITES;
        }
        return SESSION.contains(command) ? Effect.READS : Effect.UNKNOWN;
    }

    /** Whether it inserts what stands in one pair of parentheses. */
    private boolean isOneRow(int first, int to) {
        if (!is(first, "insert")) {
            return false;
        }
        for (int at = first; at < to && !is(at, ")") && !is(at, "select") && !is(at, "with"); at = next(at)) {
            if (is(at, "values")) {
                return is(at - 1, "default") || (is(at + 1, "(") && !is(partners[at + 1] + 1, ","));
            }
        }
        return false;
    }

    /** Where the change starts whose rows {@code final table (…)} and its like give; or -1. */
    private int changedTable(int at) {
        return (is(at, "final") || is(at, "old") || is(at, "new")) && is(at + 1, "table") && is(at + 2, "(")
                ? at + 3
                : -1;
    }

    /** Goes through a query with all that is nested in it. */
    private final class QueryWalk {
        private final Deque<Boolean> outer = new ArrayDeque<>();
        private boolean inFrom;
        private Effect effect = Effect.READS;

        /** Takes a token; gives the place of the last one taken. */
        int step(int at, int from, int to) {
            SqlToken token = tokens.get(at);
            if (token.is("(")) {
                outer.push(inFrom);
                inFrom = false;
            } else if (token.is(")")) {
                inFrom = !outer.isEmpty() && outer.pop();
            } else if (token.is("into")) {
                effect = Effect.WRITES;
            } else if (token.is("with") && is(at - 1, "(")) {
                return common(at, to);
            } else if (isCall(at, from)) {
                effect = effect.and(Effect.UNKNOWN);
            } else if (token.is("from") || token.is("join")) {
                inFrom = !is(at - 1, "distinct");
            } else if (token.kind() == Kind.WORD && FROM_ENDS.contains(token.text())) {
                inFrom = false;
            }
            return at;
        }

        private int common(int with, int to) {
            Common common = WrittenSql.this.common(with, to);
            effect = effect.and(common == null ? Effect.UNKNOWN : common.effect());
            return common == null ? with : common.main() - 1;
        }

        private boolean isCall(int at, int from) {
            SqlToken token = tokens.get(at);
            if (!token.isIdentifier() || !is(at + 1, "(")) {
                return false;
            }
            int start = at;
            while (start - 2 >= from
                    && is(start - 1, ".")
                    && tokens.get(start - 2).isIdentifier()) {
                start -= 2;
            }
            String before = start > from ? word(start - 1) : "";
            if (before.equals("::") || before.equals("as") || before.equals("ordinality")) { // a type, or an alias
                return false;
            }
            if (before.equals(")") && inFrom && !is(at, "operator")) { // an alias with its columns
                return false;
            }
            return start == at
                    ? !isSyntax(token, before) && !KnownFunctions.has(token.text())
                    : !(start == at - 2 && is(start, "pg_catalog") && KnownFunctions.has(token.text()));
        }

        /** Words that are no function where they stand. */
        private boolean isSyntax(SqlToken token, String before) {
            if (token.kind() == Kind.NAME) {
                return false;
            }
            return switch (token.text()) {
                case "over", "filter" -> before.equals(")");
                case "group" -> before.equals("within");
                case "by" -> Set.of("group", "order", "partition", "distinct").contains(before);
                case "sets" -> before.equals("grouping");
                case "materialized" -> before.equals("not");
                case "join" ->
                    !Set.of("", "from", ",", "select", "and", "or", "not", "where", "(")
                            .contains(before);
                case "system", "bernoulli" -> before.equals("tablesample");
                default -> NO_FUNCTION.contains(token.text());
            };
        }
    }

    private boolean is(int at, String text) {
        return at >= 0 && at < tokens.size() && tokens.get(at).is(text);
    }

    /** The unquoted word or the sign at a place, or empty. */
    private String word(int at) {
        return at >= 0 && at < tokens.size() && tokens.get(at).kind() != Kind.NAME
                ? tokens.get(at).text()
                : "";
    }

    private UsageException refusal(String code, String what, String why, String fix) {
        return new UsageException(ErrorText.of(code, what).why(why).fix(fix).sql(sql), null);
    }
}
