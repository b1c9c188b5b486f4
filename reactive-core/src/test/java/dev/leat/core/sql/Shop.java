package dev.leat.core.sql;

import dev.leat.core.query.Column;
import dev.leat.core.query.ColumnSize;
import dev.leat.core.query.ColumnType;
import dev.leat.core.query.Condition;
import dev.leat.core.query.Select;
import dev.leat.core.query.Table;
import dev.leat.core.query.TextColumn;
import dev.leat.core.query.ValueColumn;
import java.util.List;

/** Two tables and their columns, as generated code would declare them. */
final class Shop {
    static final Table ORDERS = new Table("shop", "orders");
    static final Column<Shop, Long> ID = column("id", ColumnType.LONG);
    static final Column<Shop, Integer> VERSION = column("version", ColumnType.INTEGER);
    static final Column<Shop, Long> PARENT = column("parent_id", ColumnType.LONG);
    static final TextColumn<Shop> NOTE = new TextColumn<>(ORDERS, "note", true, ColumnSize.NONE);
    static final Table ITEM = Table.of("item");
    static final Column<Object, Long> ITEM_ORDER =
            new ValueColumn<>(ITEM, "order_id", ColumnType.LONG, false, ColumnSize.NONE);
    static final Column<Object, Long> ITEM_ID = new ValueColumn<>(ITEM, "id", ColumnType.LONG, false, ColumnSize.NONE);

    private Shop() {}

    private static <T> Column<Shop, T> column(String name, ColumnType<T> type) {
        return new ValueColumn<>(ORDERS, name, type, false, ColumnSize.NONE);
    }

    /** The orders that fulfil a condition. */
    static Select where(Condition<Shop> condition) {
        return Select.from(ORDERS, List.of(ID)).where(condition);
    }
}
