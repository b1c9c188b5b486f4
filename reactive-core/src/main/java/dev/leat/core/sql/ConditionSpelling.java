package dev.leat.core.sql;

import dev.leat.core.query.Column;
import dev.leat.core.query.Condition;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Spells conditions. {@code alias} is the table that a condition's columns belong to, {@code depth} counts EXISTS. */
record ConditionSpelling(Spelling spelling) {
    void spell(Condition<?> condition, String alias, int depth) {
        spelling.down();
        condition(condition, alias, depth);
        spelling.up();
    }

    private void condition(Condition<?> condition, String alias, int depth) {
        if (condition instanceof Condition.Comparison<?, ?> comparison) {
            comparison(comparison, alias);
        } else if (condition instanceof Condition.IsNull<?> isNull) {
            isNull(isNull, alias);
        } else if (condition instanceof Condition.In<?, ?> in) {
            in(in, alias);
        } else if (condition instanceof Condition.KeyIn<?> keyIn) {
            keyIn(keyIn, alias);
        } else if (condition instanceof Condition.Like<?> like) {
            like(like, alias);
        } else if (condition instanceof Condition.All<?> all) {
            terms(all.terms(), " and ", "true", alias, depth);
        } else if (condition instanceof Condition.Any<?> any) {
            terms(any.terms(), " or ", "false", alias, depth);
        } else if (condition instanceof Condition.Not<?> not) {
            spelling.text("not (");
            spell(not.term(), alias, depth);
            spelling.text(")");
        } else if (condition instanceof Condition.Exists<?, ?> exists) {
            exists(exists, alias, depth);
        }
    }

    /** Whether a condition looks at another table, so that columns need aliases. Takes conditions of any depth. */
    static boolean hasExists(@Nullable Condition<?> condition) {
        Deque<Condition<?>> unseen = new ArrayDeque<>();
        if (condition != null) {
            unseen.push(condition);
        }
        while (!unseen.isEmpty()) {
            Condition<?> next = unseen.pop();
            if (next instanceof Condition.Exists<?, ?>) {
                return true;
            }
            unseen.addAll(parts(next));
        }
        return false;
    }

    private static List<? extends Condition<?>> parts(Condition<?> condition) {
        if (condition instanceof Condition.All<?> all) {
            return all.terms();
        }
        if (condition instanceof Condition.Any<?> any) {
            return any.terms();
        }
        return condition instanceof Condition.Not<?> not ? List.of(not.term()) : List.of();
    }

    /** {@code a.x = b.y and a.v = b.w …}. */
    static void pairs(
            Spelling spelling,
            String leftAlias,
            List<? extends Column<?, ?>> left,
            String rightAlias,
            List<? extends Column<?, ?>> right) {
        for (int i = 0; i < left.size(); i++) {
            spelling.text(i == 0 ? "" : " and ").column(leftAlias, left.get(i));
            spelling.text(" = ").column(rightAlias, right.get(i));
        }
    }

    private <T> void comparison(Condition.Comparison<?, T> comparison, String alias) {
        spelling.column(alias, comparison.column());
        spelling.text(
                switch (comparison.operator()) {
                    case EQ -> " = ";
                    case NE -> " <> ";
                    case LT -> " < ";
                    case LE -> " <= ";
                    case GT -> " > ";
                    case GE -> " >= ";
                });
        spelling.compare(comparison.column(), comparison.value());
    }

    private void isNull(Condition.IsNull<?> isNull, String alias) {
        String separator = "";
        for (Column<?, ?> column : isNull.columns()) {
            spelling.text(separator).column(alias, column).text(isNull.negated() ? " is not null" : " is null");
            separator = " and ";
        }
    }

    private <T> void in(Condition.In<?, T> in, String alias) {
        spelling.column(alias, in.column()).text(in.negated() ? " <> all(" : " = any(");
        spelling.compareArray(in.column(), in.values()).text(")");
    }

    private void keyIn(Condition.KeyIn<?> keyIn, String alias) {
        spelling.text("(").columns(alias, keyIn.columns()).text(") in (select * from ");
        unnest(keyIn);
        spelling.text(")");
    }

    /** The keys as rows. */
    void unnest(Condition.KeyIn<?> keyIn) {
        List<? extends Column<?, ?>> columns = keyIn.columns();
        spelling.text("unnest(");
        for (int i = 0; i < columns.size(); i++) {
            spelling.text(i == 0 ? "" : ", ");
            part(columns.get(i), keyIn.keys(), i);
        }
        spelling.text(")");
    }

    @SuppressWarnings("unchecked")
    private <T> void part(Column<?, T> column, List<List<Object>> keys, int index) {
        spelling.unnestKeys(column, keys.size(), row -> (T) keys.get(row).get(index));
    }

    private void like(Condition.Like<?> like, String alias) {
        boolean equals = like.match() == Condition.Match.EQUALS;
        if (like.ignoreCase()) {
            spelling.text("lower(").column(alias, like.column()).text(equals ? ") = lower(" : ") like lower(");
        } else {
            spelling.column(alias, like.column()).text(equals ? " = " : " like ");
        }
        spelling.bind(like.column().type(), pattern(like)).text(like.ignoreCase() ? ")" : "");
        spelling.text(equals ? "" : " escape '\\'");
    }

    private static String pattern(Condition.Like<?> like) {
        return switch (like.match()) {
            case EQUALS, PATTERN -> like.text();
            case STARTS -> escape(like.text()) + '%';
            case ENDS -> '%' + escape(like.text());
            case CONTAINS -> '%' + escape(like.text()) + '%';
        };
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private void terms(List<? extends Condition<?>> terms, String between, String none, String alias, int depth) {
        if (terms.isEmpty()) {
            spelling.text(none);
            return;
        }
        String separator = "";
        for (Condition<?> term : terms) {
            spelling.text(separator);
            term(term, alias, depth);
            separator = between;
        }
    }

    /** A condition beside others. */
    void term(Condition<?> term, String alias, int depth) {
        boolean nested = term instanceof Condition.All<?> || term instanceof Condition.Any<?>;
        spelling.text(nested ? "(" : "");
        spell(term, alias, depth);
        spelling.text(nested ? ")" : "");
    }

    private void exists(Condition.Exists<?, ?> exists, String alias, int depth) {
        String inner = "e" + depth + ".";
        spelling.text("exists (select 1 from ").table(exists.inner().get(0).table());
        spelling.text(" e" + depth + " where ");
        pairs(spelling, inner, exists.inner(), alias, exists.outer());
        Condition<?> where = exists.where();
        if (where != null) {
            spelling.text(" and ");
            term(where, inner, depth + 1);
        }
        spelling.text(")");
    }
}
