package dev.leat.core.sql;

import dev.leat.core.query.Column;
import dev.leat.core.query.Condition;
import dev.leat.core.query.Select;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on keys of several columns that a select joins, each key once, where the database asks for that.
 *
 * @param keys the conditions that are joined
 * @param rest what is left for {@code where}, or null
 */
record JoinedKeys(List<Condition.KeyIn<?>> keys, @Nullable Condition<?> rest) {
    /** What of the select is joined; nothing if its rows are locked, which the rows of a join are not everywhere. */
    static JoinedKeys of(Select select, Dialect dialect) {
        Condition<?> where = select.where();
        if (where == null || !dialect.joinsKeys() || select.forUpdate()) {
            return new JoinedKeys(List.of(), where);
        }
        if (where instanceof Condition.KeyIn<?> only) {
            return new JoinedKeys(List.of(only), null);
        }
        return where instanceof Condition.All<?> all && all.terms().stream().anyMatch(Condition.KeyIn.class::isInstance)
                ? of(all)
                : new JoinedKeys(List.of(), where);
    }

    private static <S> JoinedKeys of(Condition.All<S> all) {
        List<Condition.KeyIn<?>> keys = new ArrayList<>();
        List<Condition<S>> rest = new ArrayList<>();
        for (Condition<S> term : all.terms()) {
            if (term instanceof Condition.KeyIn<S> keyIn) {
                keys.add(keyIn);
            } else {
                rest.add(term);
            }
        }
        return new JoinedKeys(keys, rest.isEmpty() ? null : Condition.all(rest));
    }

    boolean isNone() {
        return keys.isEmpty();
    }

    void spell(Spelling spelling) {
        for (int i = 0; i < keys.size(); i++) {
            spell(spelling, keys.get(i), "k" + i);
        }
    }

    private static void spell(Spelling spelling, Condition.KeyIn<?> key, String alias) {
        List<? extends Column<?, ?>> columns = key.columns();
        spelling.text(" join (select distinct * from ");
        new ConditionSpelling(spelling).unnest(key);
        String separator = " as u(";
        for (int i = 0; i < columns.size(); i++) {
            spelling.text(separator + "c" + i);
            separator = ", ";
        }
        spelling.text(")) " + alias + " on ");
        for (int i = 0; i < columns.size(); i++) {
            spelling.text(i == 0 ? "" : " and ").column("t0.", columns.get(i)).text(" = " + alias + ".c" + i);
        }
    }
}
