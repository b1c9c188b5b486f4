package dev.leat.core.sql;

import dev.leat.core.query.Column;
import dev.leat.core.query.DeleteRows;
import dev.leat.core.query.InsertRows;
import dev.leat.core.query.Query;
import dev.leat.core.query.UpdateRows;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Spells the statements that change many rows, each with values of its own. Every column travels as one array, so that the
 * text is the same for any number of rows. Inside, the columns of the unnested rows are named c0, c1 …
 */
final class RowsSpelling {
    private RowsSpelling() {}

    static void spell(Spelling spelling, Query query, Dialect dialect) {
        if (query instanceof InsertRows insert) {
            ChangeSpelling.returning(spelling, dialect, insert.returning(), "", () -> insert(spelling, insert));
        } else if (query instanceof UpdateRows update && dialect.hasUpdateFrom()) {
            ChangeSpelling.returning(spelling, dialect, update.returning(), "t0.", () -> updateFrom(spelling, update));
        } else if (query instanceof UpdateRows update) {
            ChangeSpelling.returning(spelling, dialect, update.returning(), "", () -> merge(spelling, update));
        } else if (query instanceof DeleteRows delete && dialect.hasUpdateFrom()) {
            ChangeSpelling.returning(spelling, dialect, delete.returning(), "t0.", () -> deleteUsing(spelling, delete));
        } else if (query instanceof DeleteRows delete) {
            deleteFromOldTable(spelling, delete);
        }
    }

    private static void insert(Spelling spelling, InsertRows insert) {
        int width = insert.columns().size();
        spelling.text("insert into ").table(insert.into()).text(" (").columns("", insert.columns());
        spelling.text(") select " + names(width) + " from ");
        unnest(spelling, insert.columns(), insert.rows());
        spelling.text(" with ordinality as v(" + names(width) + ", n) order by n");
    }

    private static void updateFrom(Spelling spelling, UpdateRows update) {
        spelling.text("update ").table(update.table()).text(" t0");
        set(spelling, update);
        spelling.text(" from ");
        unnest(spelling, sent(update), update.rows());
        spelling.text(" as v(" + names(sent(update).size()) + ") where ");
        matching(spelling, update.match());
    }

    private static void merge(Spelling spelling, UpdateRows update) {
        spelling.text("merge into ").table(update.table()).text(" t0 using (select * from ");
        unnest(spelling, sent(update), update.rows());
        spelling.text(" as u(" + names(sent(update).size()) + ")) v on (");
        matching(spelling, update.match());
        spelling.text(") when matched then update");
        set(spelling, update);
    }

    private static void deleteUsing(Spelling spelling, DeleteRows delete) {
        spelling.text("delete from ").table(delete.table()).text(" t0 using ");
        unnest(spelling, delete.match(), delete.rows());
        spelling.text(" as v(" + names(delete.match().size()) + ") where ");
        matching(spelling, delete.match());
    }

    /** By merge: in {@code delete … where (…) in (select …)} H2 unnests the arrays anew for every row of the table. */
    private static void deleteFromOldTable(Spelling spelling, DeleteRows delete) {
        boolean counts = delete.returning().isEmpty();
        if (!counts) {
            spelling.text("select ").columns("", delete.returning()).text(" from old table (");
        }
        spelling.text("merge into ").table(delete.table()).text(" t0 using (select * from ");
        unnest(spelling, delete.match(), delete.rows());
        spelling.text(" as u(" + names(delete.match().size()) + ")) v on (");
        matching(spelling, delete.match());
        spelling.text(counts ? ") when matched then delete" : ") when matched then delete)");
    }

    private static void set(Spelling spelling, UpdateRows update) {
        String separator = " set ";
        int first = update.match().size();
        for (int i = 0; i < update.set().size(); i++) {
            spelling.text(separator).column("", update.set().get(i)).text(" = v.c" + (first + i));
            separator = ", ";
        }
        Column<?, ?> increment = update.increment();
        if (increment != null) {
            spelling.text(separator).column("", increment).text(" = ").column("t0.", increment);
            spelling.text(" + 1");
        }
    }

    private static void matching(Spelling spelling, List<? extends Column<?, ?>> match) {
        for (int i = 0; i < match.size(); i++) {
            spelling.text(i == 0 ? "" : " and ").column("t0.", match.get(i)).text(" = v.c" + i);
        }
    }

    private static List<Column<?, ?>> sent(UpdateRows update) {
        List<Column<?, ?>> columns = new ArrayList<>(update.match());
        columns.addAll(update.set());
        return columns;
    }

    private static void unnest(Spelling spelling, List<? extends Column<?, ?>> columns, List<@Nullable Object[]> rows) {
        spelling.text("unnest(");
        for (int i = 0; i < columns.size(); i++) {
            spelling.text(i == 0 ? "" : ", ");
            array(spelling, columns.get(i), rows, i);
        }
        spelling.text(")");
    }

    @SuppressWarnings("unchecked")
    private static <T> void array(Spelling spelling, Column<?, T> column, List<@Nullable Object[]> rows, int index) {
        spelling.bindCastArray(column.type(), rows.size(), row -> (T) rows.get(row)[index]);
    }

    private static String names(int count) {
        StringBuilder names = new StringBuilder("c0");
        for (int i = 1; i < count; i++) {
            names.append(", c").append(i);
        }
        return names.toString();
    }
}
