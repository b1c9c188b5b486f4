package dev.leat.core.sql;

import dev.leat.core.query.Delete;
import dev.leat.core.query.DeleteRows;
import dev.leat.core.query.Insert;
import dev.leat.core.query.InsertRows;
import dev.leat.core.query.Query;
import dev.leat.core.query.Select;
import dev.leat.core.query.Table;
import dev.leat.core.query.Update;
import dev.leat.core.query.UpdateRows;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The one place that knows SQL text: turns a query value into a statement for one database. The text depends on the
 * query's shape only, never on a value in it, and is made once per shape. Safe for use by many threads.
 */
public final class SqlRenderer {
    /** Shapes kept; a program has as many as it has queries in its source, so this is a guard, not a working size. */
    private static final int MAX_SHAPES = 4_096;

    private final Dialect dialect;
    private final ConcurrentMap<Spelling.Shape, String> texts = new ConcurrentHashMap<>();

    /** A renderer for one database. */
    public SqlRenderer(Dialect dialect) {
        this.dialect = dialect;
    }

    /** The database that this renderer spells for. */
    public Dialect dialect() {
        return dialect;
    }

    /**
     * The statement for a query.
     *
     * @throws dev.leat.core.error.UsageException if a name in it is refused by the database
     * @throws dev.leat.core.error.DataException if a value in it does not fit into its column's type
     */
    public BoundStatement render(Query query) {
        Spelling spelling = new Spelling();
        if (query instanceof Select select) {
            SelectSpelling.spell(spelling, select, dialect);
        } else if (query instanceof Insert || query instanceof Update || query instanceof Delete) {
            ChangeSpelling.spell(spelling, query, dialect);
        } else if (query instanceof InsertRows || query instanceof UpdateRows || query instanceof DeleteRows) {
            RowsSpelling.spell(spelling, query, dialect);
        }
        return new BoundStatement(text(spelling.shape()), List.copyOf(spelling.binds()), meaning(query));
    }

    private Meaning meaning(Query query) {
        if (query instanceof Select select) {
            return new Meaning(Effect.READS, "select", name(select.from()), false, false);
        } else if (query instanceof Insert insert) {
            return change("insert", insert.into(), insert.returning()).ofOneRow();
        } else if (query instanceof InsertRows insert) {
            return change("insert", insert.into(), insert.returning());
        } else if (query instanceof Update update) {
            return change("update", update.table(), update.returning());
        } else if (query instanceof UpdateRows update) {
            return change("update", update.table(), update.returning());
        } else if (query instanceof DeleteRows delete) {
            return change("delete", delete.table(), delete.returning());
        }
        return change("delete", ((Delete) query).from(), List.of());
    }

    private Meaning change(String command, Table table, List<?> returning) {
        return new Meaning(Effect.WRITES, command, name(table), !returning.isEmpty() && !dialect.hasReturning(), false);
    }

    private static String name(Table table) {
        return table.schema() == null ? table.name() : table.schema() + "." + table.name();
    }

    private String text(Spelling.Shape shape) {
        String known = texts.get(shape);
        if (known != null) {
            return known;
        }
        if (!shape.isWorthKeeping()) {
            return shape.text(dialect);
        }
        if (texts.size() >= MAX_SHAPES) {
            texts.clear();
        }
        return texts.computeIfAbsent(shape, missing -> missing.text(dialect));
    }
}
