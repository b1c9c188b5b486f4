package dev.leat.core.sql;

import dev.leat.core.query.Assignment;
import dev.leat.core.query.Column;
import dev.leat.core.query.ColumnType;
import dev.leat.core.query.Condition;
import dev.leat.core.query.Delete;
import dev.leat.core.query.Insert;
import dev.leat.core.query.Query;
import dev.leat.core.query.Update;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Spells the statements that change one row or the rows of one condition. */
final class ChangeSpelling {
    private ChangeSpelling() {}

    static void spell(Spelling spelling, Query query, Dialect dialect) {
        if (query instanceof Insert insert) {
            returning(spelling, dialect, insert.returning(), "", () -> insert(spelling, insert));
        } else if (query instanceof Update update) {
            returning(spelling, dialect, update.returning(), "", () -> update(spelling, update));
        } else if (query instanceof Delete delete) {
            spelling.text("delete from ").table(delete.from());
            alias(spelling, delete.where());
            condition(spelling, delete.where());
        }
    }

    /** The change, and the columns that come back from it in the way that the database has. */
    static void returning(
            Spelling spelling, Dialect dialect, List<? extends Column<?, ?>> columns, String alias, Runnable change) {
        if (columns.isEmpty()) {
            change.run();
        } else if (dialect.hasReturning()) {
            change.run();
            spelling.text(" returning ").columns(alias, columns);
        } else {
            spelling.text("select ").columns("", columns).text(" from final table (");
            change.run();
            spelling.text(")");
        }
    }

    private static void insert(Spelling spelling, Insert insert) {
        spelling.text("insert into ").table(insert.into());
        if (insert.values().isEmpty()) {
            spelling.text(" default values");
            return;
        }
        String separator = " (";
        for (Assignment assignment : insert.values()) {
            spelling.text(separator).column("", assignment.column());
            separator = ", ";
        }
        separator = ") values (";
        for (Assignment assignment : insert.values()) {
            spelling.text(separator);
            bind(spelling, assignment.column().type(), assignment.value());
            separator = ", ";
        }
        spelling.text(")");
    }

    private static void update(Spelling spelling, Update update) {
        spelling.text("update ").table(update.table());
        alias(spelling, update.where());
        String separator = " set ";
        for (Assignment assignment : update.values()) {
            spelling.text(separator).column("", assignment.column()).text(" = ");
            bind(spelling, assignment.column().type(), assignment.value());
            separator = ", ";
        }
        condition(spelling, update.where());
    }

    private static void alias(Spelling spelling, Condition<?> where) {
        spelling.text(ConditionSpelling.hasExists(where) ? " t0" : "");
    }

    private static void condition(Spelling spelling, Condition<?> where) {
        spelling.text(" where ");
        new ConditionSpelling(spelling).spell(where, ConditionSpelling.hasExists(where) ? "t0." : "", 0);
    }

    @SuppressWarnings("unchecked")
    private static <T> void bind(Spelling spelling, ColumnType<T> type, @Nullable Object value) {
        spelling.bind(type, (T) value);
    }
}
