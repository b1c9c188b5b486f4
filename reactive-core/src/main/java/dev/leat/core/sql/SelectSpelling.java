package dev.leat.core.sql;

import dev.leat.core.query.Column;
import dev.leat.core.query.ColumnType;
import dev.leat.core.query.Condition;
import dev.leat.core.query.Expression;
import dev.leat.core.query.Join;
import dev.leat.core.query.Select;
import dev.leat.core.query.Sort;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Spells selects. Tables get aliases only where more than one is in sight. */
final class SelectSpelling {
    private SelectSpelling() {}

    static void spell(Spelling spelling, Select select, Dialect dialect) {
        Join join = select.join();
        JoinedKeys keys = JoinedKeys.of(select, dialect);
        Condition.KeyIn<?> asked = select.asked();
        boolean alone = join == null && asked == null && keys.isNone() && !ConditionSpelling.hasExists(select.where());
        String alias = alone ? "" : "t0.";
        spelling.text("select ");
        list(spelling, select, alias);
        spelling.text(asked == null ? "" : ", k.n");
        spelling.text(" from ").table(select.from()).text(alone ? "" : " t0");
        if (join != null) {
            spelling.text(" join ").table(join.table()).text(" t1 on ");
            ConditionSpelling.pairs(spelling, "t0.", join.left(), "t1.", join.right());
            if (join.where() != null) {
                spelling.text(" and ");
                new ConditionSpelling(spelling).term(join.where(), "t1.", 0);
            }
        }
        asked(spelling, asked, join);
        keys.spell(spelling);
        Condition<?> where = keys.rest();
        if (where != null) {
            spelling.text(" where ");
            new ConditionSpelling(spelling).spell(where, alias, 0);
        }
        group(spelling, select, alias);
        order(spelling, select.orderBy(), alias);
        window(spelling, select);
        if (select.forUpdate()) {
            spelling.text(" for update");
        }
    }

    private static void asked(Spelling spelling, Condition.@Nullable KeyIn<?> asked, @Nullable Join join) {
        if (asked == null) {
            return;
        }
        List<? extends Column<?, ?>> columns = asked.columns();
        String alias = join != null && join.table().equals(columns.get(0).table()) ? "t1." : "t0.";
        spelling.text(" join ");
        new ConditionSpelling(spelling).unnest(asked);
        spelling.text(" with ordinality as k(");
        for (int i = 0; i < columns.size(); i++) {
            spelling.text("c" + i + ", ");
        }
        spelling.text("n) on ");
        for (int i = 0; i < columns.size(); i++) {
            spelling.text(i == 0 ? "" : " and ").column(alias, columns.get(i)).text(" = k.c" + i);
        }
    }

    private static void list(Spelling spelling, Select select, String alias) {
        if (select.join() == null) {
            spelling.columns(alias, select.columns());
            return;
        }
        String separator = "";
        for (Expression<?> expression : select.columns()) {
            spelling.text(separator);
            separator = ", ";
            if (expression instanceof Column<?, ?> column) {
                spelling.column(column.table().equals(select.from()) ? "t0." : "t1.", column);
            } else {
                spelling.columns("", List.of(expression));
            }
        }
    }

    private static void group(Spelling spelling, Select select, String alias) {
        String separator = " group by ";
        for (Column<?, ?> column : select.groupBy()) {
            spelling.text(separator).column(alias, column);
            separator = ", ";
        }
        spelling.text(select.asked() == null || select.groupBy().isEmpty() ? "" : ", k.n");
    }

    private static void order(Spelling spelling, List<? extends Sort<?>> orderBy, String alias) {
        String separator = " order by ";
        for (Sort<?> sort : orderBy) {
            spelling.text(separator).column(alias, sort.column());
            separator = ", ";
            if (sort.direction() == Sort.Direction.DESC) {
                spelling.text(" desc");
            }
            if (sort.nulls() != Sort.Nulls.DATABASE) {
                spelling.text(sort.nulls() == Sort.Nulls.FIRST ? " nulls first" : " nulls last");
            }
        }
    }

    private static void window(Spelling spelling, Select select) {
        if (select.limit() != null) {
            spelling.text(" limit ").bind(ColumnType.LONG, select.limit());
        }
        if (select.offset() != null) {
            spelling.text(" offset ").bind(ColumnType.LONG, select.offset());
        }
    }
}
