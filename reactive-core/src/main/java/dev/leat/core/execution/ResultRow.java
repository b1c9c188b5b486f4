package dev.leat.core.execution;

import dev.leat.core.error.DataException;
import dev.leat.core.error.ErrorText;
import dev.leat.core.error.LeatException;
import dev.leat.core.error.NearName;
import dev.leat.core.error.UsageException;
import dev.leat.core.query.Column;
import dev.leat.core.query.ColumnType;
import io.r2dbc.spi.ColumnMetadata;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The current row of a result, read by index from 0. One object serves all rows of a result, so it must not be kept: it is
 * valid only inside {@link RowMapper#map}. Values are converted exactly or not at all.
 */
public final class ResultRow {
    private final boolean exactDriver;
    private final @Nullable List<String> names;
    private int @Nullable [] positions;
    private @Nullable Row row;
    private int columnsRead;
    private long size;

    /** Columns of which it is known that the driver can read them. */
    private final BitSet known = new BitSet();

    ResultRow(boolean exactDriver, @Nullable List<String> names) {
        this.exactDriver = exactDriver;
        this.names = names;
    }

    ResultRow at(Row current, RowMetadata metadata) {
        if (names != null && positions == null) {
            positions = positions(names, metadata);
        }
        row = current;
        columnsRead = 0;
        return this;
    }

    /** How far the current row has been read: one more than the highest place of a column that was asked for. */
    public int columnsRead() {
        return columnsRead;
    }

    /** How large the values are that were read so far, in all rows. */
    long size() {
        return size;
    }

    /** The row is over: what the driver reads from is gone after this. */
    void leave() {
        row = null;
    }

    /**
     * The value of a column, or null.
     *
     * @throws DataException if the value does not fit into the type exactly
     */
    public <T> @Nullable T get(int index, ColumnType<T> type) {
        columnsRead = Math.max(columnsRead, index + 1);
        return decode(current(), position(index), type);
    }

    /**
     * The value of the column with this name in any case, or null. Slower than by index: for hand-written mapping.
     *
     * @throws UsageException if the result has no such column
     * @throws DataException if the value does not fit into the type exactly
     */
    public <T> @Nullable T get(String name, ColumnType<T> type) {
        Row current = current();
        int position = positions(List.of(name), current.getMetadata())[0];
        return decode(current, position, type);
    }

    /**
     * The value of a column, or null if the column may hold null.
     *
     * @throws DataException if the value does not fit into the type exactly
     */
    public <T> @Nullable T get(int index, Column<?, T> column) {
        return get(index, column.type());
    }

    /**
     * The value of a column that is never null.
     *
     * @throws DataException if it is null all the same, or does not fit into the type exactly
     */
    public <T> T require(int index, Column<?, T> column) {
        T value = get(index, column.type());
        if (value == null) {
            throw unexpectedNull(
                    index,
                    column.type(),
                    "\"" + column.table().name() + "\".\"" + column.name() + "\"",
                    "Annotate the component with @Nullable, or make the column NOT NULL.");
        }
        return value;
    }

    /**
     * The value of a column that is never null, where no column of a table is known.
     *
     * @param name the column's name, for the message
     * @throws DataException if it is null all the same, or does not fit into the type exactly
     */
    public <T> T require(int index, ColumnType<T> type, String name) {
        T value = get(index, type);
        if (value == null) {
            throw unexpectedNull(
                    index,
                    type,
                    "\"" + name + "\"",
                    "Annotate the component with @Nullable, or select only rows in which it is not null.");
        }
        return value;
    }

    /** What the driver gives by itself; some types it cannot, and does not say so. */
    private @Nullable Object natural(Row current, int position, ColumnType<?> type) {
        if (!known.get(position)) {
            ColumnFault.requireKnown(current, position, type);
            known.set(position);
        }
        return current.get(position);
    }

    private DataException unexpectedNull(int index, ColumnType<?> type, String shown, String fix) {
        ErrorText text = ErrorText.of(
                        "UnexpectedNull", "the column " + shown + " is null, but is mapped as never null.")
                .fix(fix);
        return ColumnFault.of(current(), position(index), type).locate(new DataException(text, null));
    }

    private int position(int index) {
        return positions == null ? index : positions[index];
    }

    private Row current() {
        Row current = row;
        if (current == null) {
            throw new IllegalStateException("A row is valid only while it is mapped");
        }
        return current;
    }

    private <T> @Nullable T decode(Row current, int position, ColumnType<T> type) {
        try {
            Object value = exactDriver ? current.get(position, type.driverType()) : natural(current, position, type);
            size += ValueSize.of(value);
            return value == null ? null : type.decode(value);
        } catch (DataException found) { // a codec or a conversion of this library
            throw ColumnFault.of(current, position, type).locate(found);
        } catch (LeatException own) {
            throw own;
        } catch (RuntimeException refused) {
            throw ColumnFault.of(current, position, type).refused(refused);
        }
    }

    private static int[] positions(List<String> names, RowMetadata metadata) {
        List<String> present = new ArrayList<>();
        for (ColumnMetadata column : metadata.getColumnMetadatas()) {
            present.add(column.getName().toLowerCase(Locale.ROOT));
        }
        int[] positions = new int[names.size()];
        for (int i = 0; i < positions.length; i++) {
            String name = names.get(i).toLowerCase(Locale.ROOT);
            positions[i] = present.indexOf(name);
            if (positions[i] < 0) {
                throw unknown(name, present);
            }
            if (positions[i] != present.lastIndexOf(name)) {
                throw ambiguous(name);
            }
        }
        return positions;
    }

    private static UsageException ambiguous(String name) {
        return new UsageException(
                ErrorText.of("AmbiguousColumn", "The result has more than one column \"" + name + "\".")
                        .why("Which of them is meant cannot be told, and the wrong one would be read silently.")
                        .fix("Select the columns one by one, and name them with \"as\"."),
                null);
    }

    private static UsageException unknown(String name, List<String> present) {
        String near = NearName.of(name, present);
        return new UsageException(
                ErrorText.of("UnknownColumn", "The result has no column \"" + name + "\".")
                        .why("The row is mapped by column names. The result has: " + String.join(", ", present) + ".")
                        .fix((near == null ? "" : "Did you mean \"" + near + "\"? ")
                                + "Select the column, or name it with \"as\", or rename the component or annotate it with"
                                + " @Column."),
                null);
    }
}
