package dev.leat.core.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of hand-written SQL, and which of them are compared with something.
 *
 * <p>A text that is compared is sent without a type, so that it is compared as what stands at the other side: as
 * {@code citext} with {@code citext}, as {@code char} with {@code char}. Elsewhere it is sent as {@code varchar}, because
 * PostgreSQL cannot tell a type for it from {@code :x is null}, {@code to_jsonb(:x)} or {@code concat(:a, :b)}. One
 * parameter has one type, so a name that is used in both ways, or compared with columns of different types, is as many
 * placeholders. Where the same comparison is written twice it is one: after {@code group by} it has to be the same expression.
 *
 * <p>Compared is what stands alone at a side of {@code =}, {@code <>}, {@code <} and their like, in a list or row behind
 * them or behind {@code in}, in {@code any} and {@code all}, behind {@code between} and {@code is distinct from}.
 */
final class SqlParameters {
    private static final Set<String> COMPARISONS = Set.of("=", "<>", "!=", "<", ">", "<=", ">=");
    private static final Set<String> QUANTIFIERS = Set.of("any", "all", "some");
    private static final String OPERATOR_SIGNS = "+-*/<>=~!@#%^&|?`";

    /** Words between which one operand may stand. */
    private static final Set<String> BOUNDS = Set.of(
            "where",
            "and",
            "or",
            "not",
            "on",
            "when",
            "then",
            "else",
            "case",
            "select",
            "having",
            "set",
            "by",
            "distinct",
            "returning",
            "end",
            "group",
            "order",
            "limit",
            "union",
            "as",
            "from",
            "filter",
            "if",
            "while");

    /** Signs and words behind an operand that make it a part of another one. */
    private static final Set<String> GOES_ON = Set.of("::", ".", "[", "collate", "at");

    /**
     * A piece of the text that says something.
     *
     * @param text a word in lower case, a sign, an operator or a name with its colon
     */
    private record Piece(String text, int start, int end) {
        boolean isParameter() {
            return text.charAt(0) == ':' && SqlScanner.isNameStart(text, 1);
        }
    }

    /** A parameter: where it stands, its name, and with what it is compared, or null for nothing. */
    record Use(int start, int end, String name, @Nullable String comparison) {}

    private final List<Piece> pieces;

    private SqlParameters(List<Piece> pieces) {
        this.pieces = pieces;
    }

    /** The parameters in their order. */
    static List<Use> of(String text) {
        SqlParameters all = new SqlParameters(pieces(text));
        List<Use> uses = new ArrayList<>();
        for (int i = 0; i < all.pieces.size(); i++) {
            Piece piece = all.pieces.get(i);
            if (piece.isParameter()) {
                String name = text.substring(piece.start() + 1, piece.end());
                uses.add(new Use(piece.start(), piece.end(), name, all.comparison(i)));
            }
        }
        return uses;
    }

    private static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at);
            if (!SqlScanner.isBlank(text.charAt(at)) && !SqlScanner.isComment(text, at)) {
                pieces.add(new Piece(text.substring(at, end).toLowerCase(Locale.ROOT), at, end));
            }
            at = end;
        }
        return pieces;
    }

    private static int end(String text, int at) {
        int end = SqlScanner.end(text, at);
        if (end > at + 1) {
            return end;
        }
        if (text.charAt(at) == ':') {
            boolean assigns = text.startsWith("=", end);
            return SqlScanner.isNameStart(text, end) ? SqlScanner.nameEnd(text, end) : assigns ? end + 1 : end;
        }
        while (end < text.length() && isOperator(text, end - 1) && isOperator(text, end)) {
            end++;
        }
        return end;
    }

    private static boolean isOperator(String text, int at) {
        return OPERATOR_SIGNS.indexOf(text.charAt(at)) >= 0 && !SqlScanner.isComment(text, at);
    }

    private String text(int at) {
        return at >= 0 && at < pieces.size() ? pieces.get(at).text() : "";
    }

    private @Nullable String comparison(int at) {
        int operator = isWhole(at) ? operatorBefore(at) : -1;
        if (operator >= 0) {
            return before(operator) + " " + text(operator) + " " + (at - operator);
        }
        return isFirst(at) && isCompared(at + 1) ? text(at + 1) + " " + after(at + 1) : null;
    }

    /** Whether the operand ends with the parameter. */
    private boolean isWhole(int at) {
        String next = text(at + 1);
        boolean operator = !next.isEmpty() && OPERATOR_SIGNS.indexOf(next.charAt(0)) >= 0;
        return !operator && !GOES_ON.contains(next);
    }

    /** Whether the operand begins with the parameter. */
    private boolean isFirst(int at) {
        String previous = text(at - 1);
        return previous.isEmpty() || previous.equals("(") || previous.equals(",") || BOUNDS.contains(previous);
    }

    private boolean isCompared(int at) {
        int distinct = text(at + 1).equals("not") ? at + 2 : at + 1;
        return COMPARISONS.contains(text(at))
                || (text(at).equals("is") && text(distinct).equals("distinct"));
    }

    /** Where the comparison stands whose right side the parameter is, or is in; -1 if there is none. */
    private int operatorBefore(int at) {
        String previous = text(at - 1);
        if (COMPARISONS.contains(previous) || previous.equals("between") || previous.equals("symmetric")) {
            return at - 1;
        }
        if (previous.equals("from") && text(at - 2).equals("distinct")) {
            return at - 2;
        }
        if (previous.equals("and")
                && (text(at - 3).equals("between") || text(at - 3).equals("symmetric"))) {
            return at - 3;
        }
        return previous.equals("(") || previous.equals(",") ? operatorBeforeList(at) : -1;
    }

    private int operatorBeforeList(int at) {
        int open = open(at);
        if (open < 0 || isQuery(open)) {
            return -1;
        }
        String before = text(open - 1);
        if (QUANTIFIERS.contains(before)) {
            return COMPARISONS.contains(text(open - 2)) ? open - 2 : -1;
        }
        if (before.equals("in") || COMPARISONS.contains(before)) {
            return open - 1;
        }
        return before.equals("(") || before.equals(",") ? operatorBeforeList(open) : -1;
    }

    private boolean isQuery(int open) {
        return Set.of("select", "values", "with", "table").contains(text(open + 1));
    }

    /** The parenthesis that a piece stands in, or -1. */
    private int open(int at) {
        int depth = 0;
        for (int i = at - 1; i >= 0; i--) {
            if (text(i).equals(")")) {
                depth++;
            } else if (text(i).equals("(") && depth-- == 0) {
                return i;
            }
        }
        return -1;
    }

    /** The operand that ends before a piece. */
    private String before(int operator) {
        int depth = 0;
        int from = operator;
        while (from > 0) {
            String previous = text(from - 1);
            depth += previous.equals(")") ? 1 : previous.equals("(") ? -1 : 0;
            if (depth < 0 || (depth == 0 && isBound(previous))) {
                break;
            }
            from--;
        }
        return joined(from, operator);
    }

    /** The operand that starts behind a piece. */
    private String after(int operator) {
        int depth = 0;
        int to = operator + 1;
        while (to < pieces.size()) {
            String next = text(to);
            depth += next.equals("(") ? 1 : next.equals(")") ? -1 : 0;
            if (depth < 0 || (depth == 0 && isBound(next))) {
                break;
            }
            to++;
        }
        return joined(operator + 1, to);
    }

    private static boolean isBound(String piece) {
        return piece.equals(",") || piece.equals(";") || BOUNDS.contains(piece);
    }

    private String joined(int from, int to) {
        StringBuilder joined = new StringBuilder();
        for (Piece piece : pieces.subList(from, to)) {
            joined.append(piece.text()).append(' ');
        }
        return joined.toString();
    }
}
