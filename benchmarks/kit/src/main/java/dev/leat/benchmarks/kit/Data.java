package dev.leat.benchmarks.kit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** The tables and what is in them: every value follows from the key, in SQL and here alike. */
public final class Data {
    /** Rows of {@code customer}: 1 to 10,000 have ten orders each, the others one or two. */
    public static final int CUSTOMERS = 100_000;

    /** Rows of {@code orders}. */
    public static final int ORDERS = 200_000;

    /** Rows of {@code item}: three for each of the first 10,000 orders, and of the last 10,000. */
    public static final int ITEMS = 60_000;

    /** Rows of {@code account}. */
    public static final int ACCOUNTS = 10_000;

    /** Rows of {@code world}. */
    public static final int WORLDS = 10_000;

    /** Rows of {@code node}: ten roots and four children for each node, five levels. */
    public static final int NODES = 3_410;

    /** Rows of {@code entry}, which is there in a full run only. */
    public static final int ENTRIES = 1_000_000;

    /** What a request adds to the fortunes, with the key 0. */
    public static final String ADDED_FORTUNE = "Additional fortune added at request time.";

    private static final int FIRST_ITEMS = 30_000;

    private static final long FIRST_SECOND = 1_704_067_200L;

    private static final List<String> FORTUNES = List.of(
            "fortune: No such file or directory",
            "A computer scientist is someone who fixes things that aren't broken.",
            "After enough decimal places, nobody gives a damn.",
            "A bad random number generator: 1, 1, 1, 1, 1, 4.33e+67, 1, 1, 1",
            "A computer program does what you tell it to do, not what you want it to do.",
            "Emacs is a nice operating system, but I prefer UNIX.",
            "Any program that runs right is obsolete.",
            "A list is only as strong as its weakest link.",
            "Feature: A bug with seniority.",
            "Computers make very fast, very accurate mistakes.",
            "<script>alert(\"This should not be displayed in a browser alert box.\");</script>",
            "フレームワークのベンチマーク");

    private Data() {}

    /** The customer of an order. */
    public static long customerOf(long order) {
        if (order <= 100_000) {
            return (order - 1) / 10 + 1;
        }
        return order <= 190_000 ? order - 90_000 : order - 180_000;
    }

    /** The order of an item. */
    public static long orderOf(long item) {
        return (item - 1) / 3 + 1 + (item <= FIRST_ITEMS ? 0 : ORDERS - ITEMS / 3);
    }

    /** The total of an order, in cents. */
    public static long centsOf(long order) {
        return order * 7919 % 1_000_000;
    }

    /** The total of an order. */
    public static BigDecimal totalOf(long order) {
        return BigDecimal.valueOf(centsOf(order), 2);
    }

    /** The note of an order. */
    public static String noteOf(long order) {
        return "note " + order % 97 + " of an order";
    }

    /** When an order was placed. */
    public static OffsetDateTime placedAtOf(long order) {
        return OffsetDateTime.ofInstant(Instant.ofEpochSecond(secondOf(order), nanoOf(order)), ZoneOffset.UTC);
    }

    /** The balance of an account before the first change, in cents. */
    public static long balanceOf(long account) {
        return account * 100;
    }

    /** The random number of a world. */
    public static int numberOf(int world) {
        return world * 31 % WORLDS + 1;
    }

    /** The parent of a node, 0 for a root. */
    public static long parentOf(long node) {
        return node <= 10 ? 0 : (node - 11) / 4 + 1;
    }

    /** The number of nodes down to a level. */
    public static int nodesTo(int depth) {
        int nodes = 0;
        int level = 10;
        for (int i = 0; i < depth; i++) {
            nodes += level;
            level *= 4;
        }
        return nodes;
    }

    private static long secondOf(long order) {
        return FIRST_SECOND + order * 60;
    }

    private static int nanoOf(long order) {
        return (int) (order % 1_000_000 * 1000);
    }

    /** What a lookup of an order gives. */
    public static Check order(long id) {
        return new Check(1, Digest.order(id, customerOf(id), totalOf(id), noteOf(id), secondOf(id), nanoOf(id)));
    }

    /** A customer alone. */
    public static Check customer(long id) {
        return new Check(1, Digest.named(id, "customer " + id));
    }

    /** The key of a booking in an emptied table: its number. */
    public static Check id(long number) {
        return new Check(1, Digest.id(number, number));
    }

    /** An item. */
    public static Check item(long id) {
        return new Check(1, Digest.item(id, orderOf(id), "sku-" + id % 500, (int) (id % 7) + 1));
    }

    /** The items of an order, below it. */
    public static Check itemsOf(long order) {
        if (order <= FIRST_ITEMS / 3) {
            return each(order * 3 - 2, order * 3, id -> item(id).at(order));
        }
        long place = order - (ORDERS - (ITEMS - FIRST_ITEMS) / 3);
        return place <= 0
                ? Check.NONE
                : each(FIRST_ITEMS + place * 3 - 2, FIRST_ITEMS + place * 3, id -> item(id).at(order));
    }

    /** An entry. */
    public static Check entry(long id) {
        return new Check(
                1,
                Digest.entry(id, entryCustomer(id), entryOrder(id), totalOf(id), noteOf(id), secondOf(id), nanoOf(id)));
    }

    /** The customer of an entry. */
    public static long entryCustomer(long entry) {
        return (entry - 1) % CUSTOMERS + 1;
    }

    /** The order of an entry. */
    public static long entryOrder(long entry) {
        return (entry - 1) % ORDERS + 1;
    }

    /** An account with a balance. */
    public static Check account(long id, long cents) {
        return new Check(1, Digest.account(id, "owner " + id, BigDecimal.valueOf(cents, 2)));
    }

    /** A world with a number. */
    public static Check world(int id, int number) {
        return new Check(1, Digest.world(id, number));
    }

    /** A node, below its parent. */
    public static Check node(long id) {
        return new Check(1, Digest.named(id, "node " + id)).at(parentOf(id));
    }

    /** All fortunes with the added one, sorted. */
    public static Check fortunes() {
        List<String> sorted = java.util.stream.Stream.concat(
                        FORTUNES.stream(), java.util.stream.Stream.of(ADDED_FORTUNE))
                .sorted()
                .toList();
        Check all = Check.NONE;
        for (int place = 0; place < sorted.size(); place++) {
            int id = FORTUNES.indexOf(sorted.get(place)) + 1;
            all = all.plus(new Check(1, Digest.fortune(place, id, sorted.get(place))));
        }
        return all;
    }

    /** The sum over the keys from {@code first} to {@code last}. */
    public static Check each(long first, long last, LongFunction<Check> row) {
        return LongStream.rangeClosed(first, last).mapToObj(row).reduce(Check.NONE, Check::plus);
    }

    /** Creates all tables but {@code entry}, filled. */
    public static List<String> tables() {
        return List.of(
                """
                create table customer (id bigint primary key, name text not null)""",
                "insert into customer select id, 'customer ' || id from generate_series(1, " + CUSTOMERS + ") id",
                "create index on customer (name text_pattern_ops)",
                """
                create table orders (id bigint primary key, customer_id bigint not null, total numeric(12, 2) not null,
                  note text, placed_at timestamptz not null)""",
                "insert into orders select id, case when id <= 100000 then (id - 1) / 10 + 1 when id <= 190000 "
                        + "then id - 90000 else id - 180000 end, " + ORDER_VALUES + " from generate_series(1::bigint, "
                        + ORDERS + ") id",
                "alter table orders add foreign key (customer_id) references customer",
                "create index on orders (customer_id)",
                "create index on orders (placed_at)",
                """
                create table item (id bigint primary key, order_id bigint not null references orders, sku text not null,
                  quantity integer not null)""",
                "insert into item select id, (id - 1) / 3 + 1 + case when id > " + FIRST_ITEMS + " then "
                        + (ORDERS - ITEMS / 3) + " else 0 end, 'sku-' || id % 500, id % 7 + 1 from generate_series(1, "
                        + ITEMS + ") id",
                "create index on item (order_id)",
                """
                create table booking (id bigint generated by default as identity primary key, customer_id bigint not null,
                  total numeric(12, 2) not null, note text, placed_at timestamptz not null)""",
                """
                create table account (id bigint primary key, owner text not null, balance numeric(12, 2) not null)""",
                "insert into account select id, 'owner ' || id, id from generate_series(1, " + ACCOUNTS + ") id",
                "create table world (id integer primary key, randomnumber integer not null)",
                "insert into world select id, id * 31 % " + WORLDS + " + 1 from generate_series(1, " + WORLDS + ") id",
                "create table fortune (id integer primary key, message text not null)",
                fortuneRows(),
                """
                create table node (id bigint primary key, parent_id bigint references node, label text not null)""",
                "insert into node select id, case when id > 10 then (id - 11) / 4 + 1 end, 'node ' || id "
                        + "from generate_series(1, " + NODES + ") id",
                "create index on node (parent_id)",
                "vacuum analyze");
    }

    /** Creates {@code entry}, filled. */
    public static List<String> entries() {
        return List.of(
                """
                create table entry (id bigint primary key, customer_id bigint not null, order_id bigint not null,
                  total numeric(12, 2) not null, note text, placed_at timestamptz not null)""",
                "insert into entry select id, (id - 1) % " + CUSTOMERS + " + 1, (id - 1) % " + ORDERS + " + 1, "
                        + ORDER_VALUES + " from generate_series(1::bigint, " + ENTRIES + ") id",
                "vacuum analyze entry");
    }

    private static final String ORDER_VALUES = "id * 7919 % 1000000 / 100.00, 'note ' || id % 97 || ' of an order', "
            + "timestamptz '2024-01-01 00:00:00+00' + id * interval '1 minute' + id % 1000000 * interval '1 microsecond'";

    private static String fortuneRows() {
        StringBuilder sql = new StringBuilder("insert into fortune values ");
        for (int i = 0; i < FORTUNES.size(); i++) {
            sql.append(i == 0 ? "" : ", ")
                    .append("(")
                    .append(i + 1)
                    .append(", '")
                    .append(FORTUNES.get(i).replace("'", "''"))
                    .append("')");
        }
        return sql.toString();
    }
}
