package dev.leat.benchmarks.jooq;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The tables, as the code generator would give them. */
final class Tables {
    private Tables() {}

    static final class Customers {
        static final Table<Record> CUSTOMER = table(name("customer"));
        static final Field<Long> ID = field(name("customer", "id"), SQLDataType.BIGINT);
        static final Field<String> NAME = field(name("customer", "name"), SQLDataType.CLOB);

        private Customers() {}
    }

    static final class Orders {
        static final Table<Record> ORDERS = table(name("orders"));
        static final Field<Long> ID = field(name("orders", "id"), SQLDataType.BIGINT);
        static final Field<Long> CUSTOMER_ID = field(name("orders", "customer_id"), SQLDataType.BIGINT);
        static final Field<BigDecimal> TOTAL = field(name("orders", "total"), SQLDataType.NUMERIC(12, 2));
        static final Field<String> NOTE = field(name("orders", "note"), SQLDataType.CLOB);
        static final Field<OffsetDateTime> PLACED_AT =
                field(name("orders", "placed_at"), SQLDataType.TIMESTAMPWITHTIMEZONE);

        private Orders() {}
    }

    static final class Items {
        static final Table<Record> ITEM = table(name("item"));
        static final Field<Long> ID = field(name("item", "id"), SQLDataType.BIGINT);
        static final Field<Long> ORDER_ID = field(name("item", "order_id"), SQLDataType.BIGINT);
        static final Field<String> SKU = field(name("item", "sku"), SQLDataType.CLOB);
        static final Field<Integer> QUANTITY = field(name("item", "quantity"), SQLDataType.INTEGER);

        private Items() {}
    }

    static final class Bookings {
        static final Table<Record> BOOKING = table(name("booking"));
        static final Field<Long> ID = field(name("id"), SQLDataType.BIGINT);
        static final Field<Long> CUSTOMER_ID = field(name("customer_id"), SQLDataType.BIGINT);
        static final Field<BigDecimal> TOTAL = field(name("total"), SQLDataType.NUMERIC(12, 2));
        static final Field<String> NOTE = field(name("note"), SQLDataType.CLOB);
        static final Field<OffsetDateTime> PLACED_AT = field(name("placed_at"), SQLDataType.TIMESTAMPWITHTIMEZONE);

        private Bookings() {}
    }

    static final class Accounts {
        static final Table<Record> ACCOUNT = table(name("account"));
        static final Field<Long> ID = field(name("account", "id"), SQLDataType.BIGINT);
        static final Field<String> OWNER = field(name("account", "owner"), SQLDataType.CLOB);
        static final Field<BigDecimal> BALANCE = field(name("account", "balance"), SQLDataType.NUMERIC(12, 2));

        private Accounts() {}
    }

    static final class Worlds {
        static final Table<Record> WORLD = table(name("world"));
        static final Field<Integer> ID = field(name("world", "id"), SQLDataType.INTEGER);
        static final Field<Integer> NUMBER = field(name("world", "randomnumber"), SQLDataType.INTEGER);

        private Worlds() {}
    }

    static final class Fortunes {
        static final Table<Record> FORTUNE = table(name("fortune"));
        static final Field<Integer> ID = field(name("fortune", "id"), SQLDataType.INTEGER);
        static final Field<String> MESSAGE = field(name("fortune", "message"), SQLDataType.CLOB);

        private Fortunes() {}
    }

    static final class Nodes {
        static final Table<Record> NODE = table(name("node"));
        static final Field<Long> ID = field(name("node", "id"), SQLDataType.BIGINT);
        static final Field<Long> PARENT_ID = field(name("node", "parent_id"), SQLDataType.BIGINT);
        static final Field<String> LABEL = field(name("node", "label"), SQLDataType.CLOB);

        private Nodes() {}
    }

    static final class Entries {
        static final Table<Record> ENTRY = table(name("entry"));
        static final Field<Long> ID = field(name("entry", "id"), SQLDataType.BIGINT);
        static final Field<Long> CUSTOMER_ID = field(name("entry", "customer_id"), SQLDataType.BIGINT);
        static final Field<Long> ORDER_ID = field(name("entry", "order_id"), SQLDataType.BIGINT);
        static final Field<BigDecimal> TOTAL = field(name("entry", "total"), SQLDataType.NUMERIC(12, 2));
        static final Field<String> NOTE = field(name("entry", "note"), SQLDataType.CLOB);
        static final Field<OffsetDateTime> PLACED_AT =
                field(name("entry", "placed_at"), SQLDataType.TIMESTAMPWITHTIMEZONE);

        private Entries() {}
    }
}
