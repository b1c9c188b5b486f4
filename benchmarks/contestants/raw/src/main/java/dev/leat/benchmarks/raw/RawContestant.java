package dev.leat.benchmarks.raw;

import dev.leat.benchmarks.kit.Answer;
import dev.leat.benchmarks.kit.Contestant;
import dev.leat.benchmarks.kit.Data;
import dev.leat.benchmarks.kit.Target;
import dev.leat.benchmarks.raw.Rows.Account;
import dev.leat.benchmarks.raw.Rows.Customer;
import dev.leat.benchmarks.raw.Rows.CustomerWithOrders;
import dev.leat.benchmarks.raw.Rows.Entry;
import dev.leat.benchmarks.raw.Rows.EntryWithRelations;
import dev.leat.benchmarks.raw.Rows.Fortune;
import dev.leat.benchmarks.raw.Rows.Item;
import dev.leat.benchmarks.raw.Rows.Node;
import dev.leat.benchmarks.raw.Rows.NodeWithChildren;
import dev.leat.benchmarks.raw.Rows.Order;
import dev.leat.benchmarks.raw.Rows.OrderOnPage;
import dev.leat.benchmarks.raw.Rows.OrderWithItems;
import dev.leat.benchmarks.raw.Rows.World;
import dev.leat.benchmarks.reactive.ReactiveAnswer;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * r2dbc-postgresql with r2dbc-pool and their default settings, as R2DBC's own documents show it: one connection for an
 * operation, {@code = any} for related rows, {@code add()} for many rows. One class, so that all it does can be read at once.
 */
public class RawContestant extends Contestant {
    private static final int CHUNK = 1_000;

    private @Nullable ConnectionPool pool;

    @Override
    public List<String> artifacts() {
        return List.of("r2dbc-postgresql", "r2dbc-pool");
    }

    @Override
    public List<String> recommendedBy() {
        return List.of(
                "https://github.com/pgjdbc/r2dbc-postgresql#readme",
                "https://r2dbc.io/spec/1.0.0.RELEASE/spec/html/#statements.batching",
                "https://github.com/r2dbc/r2dbc-pool#readme");
    }

    @Override
    public final void open(Target target) {
        ConnectionPool opened = new ConnectionPool(ConnectionPoolConfiguration.builder(connections(target))
                .initialSize(target.poolSize())
                .maxSize(target.poolSize())
                .build());
        opened.warmup().block();
        pool = opened;
    }

    ConnectionFactory connections(Target target) {
        return new PostgresqlConnectionFactory(PostgresqlConnectionConfiguration.builder()
                .host(target.host())
                .port(target.port())
                .database(target.database())
                .username(target.user())
                .password(target.password())
                .build());
    }

    @Override
    public final void close() {
        pool().dispose();
    }

    private ConnectionPool pool() {
        return Objects.requireNonNull(pool, "not open");
    }

    /** Work on a connection of its own, which goes back when the work is over. */
    private <T> Flux<T> with(Function<Connection, Flux<T>> work) {
        return Flux.usingWhen(pool().create(), work, Connection::close);
    }

    private <T> Flux<T> transactional(Function<Connection, Flux<T>> work) {
        return Flux.usingWhen(
                pool().create()
                        .flatMap(connection ->
                                Mono.from(connection.beginTransaction()).thenReturn(connection)),
                work,
                connection -> Mono.from(connection.commitTransaction()).then(Mono.from(connection.close())),
                (connection, failure) ->
                        Mono.from(connection.rollbackTransaction()).then(Mono.from(connection.close())),
                connection -> Mono.from(connection.rollbackTransaction()).then(Mono.from(connection.close())));
    }

    static <T> Flux<T> rows(Statement statement, Function<Readable, T> read) {
        return Flux.<Result>from(statement.execute()).concatMap(result -> result.map(read));
    }

    private static <T> Flux<T> rows(Connection connection, String sql, Function<Readable, T> read, Object... binds) {
        Statement statement = connection.createStatement(sql);
        for (int i = 0; i < binds.length; i++) {
            statement.bind(i, binds[i]);
        }
        return rows(statement, read);
    }

    private Mono<Order> order(long id) {
        return with(connection -> rows(connection, Order.COLUMNS + " where id = $1", Order::read, id))
                .singleOrEmpty();
    }

    @Override
    public final void order(long id, Answer answer) {
        ReactiveAnswer.subscribe(order(id), answer, Order::tell);
    }

    @Override
    public final void ordersOneByOne(long first, int count, Answer answer) {
        ReactiveAnswer.subscribe(Flux.range(0, count).flatMap(i -> order(first + i)), answer, Order::tell);
    }

    @Override
    public final void orders(Answer answer) {
        ReactiveAnswer.subscribe(with(connection -> rows(connection, Order.COLUMNS, Order::read)), answer, Order::tell);
    }

    @Override
    public final void graph(int count, Answer answer) {
        Flux<CustomerWithOrders> graph =
                with(connection -> rows(connection, Customer.COLUMNS + " where id <= $1", Customer::read, (long) count)
                        .map(CustomerWithOrders::new)
                        .collectList()
                        .flatMap(customers -> orders(connection, customers).thenReturn(customers))
                        .flatMapIterable(Function.identity()));
        ReactiveAnswer.subscribe(graph, answer, CustomerWithOrders::tell);
    }

    private static Mono<Void> orders(Connection connection, List<CustomerWithOrders> customers) {
        Map<Long, CustomerWithOrders> byId = HashMap.newHashMap(customers.size());
        customers.forEach(customer -> byId.put(customer.customer().id(), customer));
        return rows(connection, Order.COLUMNS + " where customer_id = any($1)", Order::read, (Object)
                        byId.keySet().toArray(Long[]::new))
                .map(OrderWithItems::new)
                .doOnNext(order ->
                        found(byId, order.order().customerId()).orders().add(order))
                .collectList()
                .flatMap(orders -> items(connection, orders));
    }

    private static Mono<Void> items(Connection connection, List<OrderWithItems> orders) {
        Map<Long, OrderWithItems> byId = HashMap.newHashMap(orders.size());
        orders.forEach(order -> byId.put(order.order().id(), order));
        return rows(connection, Item.COLUMNS + " where order_id = any($1)", Item::read, (Object)
                        byId.keySet().toArray(Long[]::new))
                .doOnNext(item -> found(byId, item.orderId()).items().add(item))
                .then();
    }

    private static <T> T found(Map<Long, T> byId, long id) {
        return Objects.requireNonNull(byId.get(id));
    }

    @Override
    public final void insert(int count, Answer answer) {
        Flux<Numbered> ids = transactional(connection -> inserted(connection, count))
                .index((place, id) -> new Numbered(place + 1, id));
        ReactiveAnswer.subscribe(ids, answer, Numbered::tell);
    }

    record Numbered(long number, long id) {
        void tell(Answer answer) {
            answer.id(number, id);
        }
    }

    Flux<Long> inserted(Connection connection, int count) {
        Statement statement = connection
                .createStatement("insert into booking (customer_id, total, note, placed_at) values ($1, $2, $3, $4)")
                .returnGeneratedValues("id");
        for (long number = 1; number <= count; number++) {
            if (number > 1) {
                statement.add();
            }
            bindBooking(statement, number);
        }
        return rows(statement, row -> row.get(0, Long.class));
    }

    private static void bindBooking(Statement statement, long number) {
        statement
                .bind(0, Data.customerOf(number))
                .bind(1, Data.totalOf(number))
                .bind(2, Data.noteOf(number))
                .bind(3, Data.placedAtOf(number));
    }

    @Override
    public final void change(int count, LongUnaryOperator cents, Answer answer) {
        Flux<Account> changed = transactional(
                connection -> rows(connection, Account.COLUMNS + " where id <= $1", Account::read, (long) count)
                        .map(account -> account.with(cents.applyAsLong(account.id())))
                        .collectList()
                        .flatMapMany(accounts -> stored(connection, accounts).thenMany(Flux.fromIterable(accounts))));
        ReactiveAnswer.subscribe(changed, answer, Account::tell);
    }

    Mono<Void> stored(Connection connection, List<Account> accounts) {
        Statement statement = connection.createStatement("update account set owner = $1, balance = $2 where id = $3");
        for (int i = 0; i < accounts.size(); i++) {
            if (i > 0) {
                statement.add();
            }
            Account account = accounts.get(i);
            statement.bind(0, account.owner()).bind(1, account.balance()).bind(2, account.id());
        }
        return updated(statement, accounts.size());
    }

    static Mono<Void> updated(Statement statement, int count) {
        return Flux.<Result>from(statement.execute())
                .concatMap(Result::getRowsUpdated)
                .reduce(0L, Long::sum)
                .filter(rows -> rows == count)
                .switchIfEmpty(Mono.error(new IllegalStateException("not all rows were there")))
                .then();
    }

    @Override
    public final void customersWithOrders(Answer answer) {
        Flux<CustomerWithOrders> stream = with(connection ->
                        rows(connection.createStatement(Customer.COLUMNS).fetchSize(CHUNK), Customer::read))
                .map(CustomerWithOrders::new)
                .buffer(CHUNK)
                .concatMap(chunk -> with(connection -> ordersOnly(connection, chunk)));
        ReactiveAnswer.subscribe(stream, answer, CustomerWithOrders::tell);
    }

    private static Flux<CustomerWithOrders> ordersOnly(Connection connection, List<CustomerWithOrders> customers) {
        Map<Long, CustomerWithOrders> byId = HashMap.newHashMap(customers.size());
        customers.forEach(customer -> byId.put(customer.customer().id(), customer));
        return rows(connection, Order.COLUMNS + " where customer_id = any($1)", Order::read, (Object)
                        byId.keySet().toArray(Long[]::new))
                .doOnNext(order -> found(byId, order.customerId()).orders().add(new OrderWithItems(order)))
                .thenMany(Flux.fromIterable(customers));
    }

    @Override
    public final void page(long minimum, String prefix, int limit, Answer answer) {
        Flux<OrderOnPage> page = with(connection -> rows(
                        connection,
                        "select o.id, o.customer_id, o.total, o.note, o.placed_at, c.id, c.name from orders o join "
                                + "customer c on c.id = o.customer_id where o.total >= $1 and c.name like $2 order by "
                                + "o.placed_at desc limit $3",
                        OrderOnPage::read,
                        java.math.BigDecimal.valueOf(minimum, 2),
                        prefix + "%",
                        limit)
                .collectList()
                .flatMapMany(found -> items(
                                connection,
                                found.stream().map(OrderOnPage::order).toList())
                        .thenMany(Flux.fromIterable(found))));
        ReactiveAnswer.subscribe(page, answer, OrderOnPage::tell);
    }

    @Override
    public final void insertOne(long number, Answer answer) {
        Flux<Numbered> id = with(connection -> {
            Statement statement = connection
                    .createStatement(
                            "insert into booking (customer_id, total, note, placed_at) values ($1, $2, $3, $4)")
                    .returnGeneratedValues("id");
            bindBooking(statement, number);
            return rows(statement, row -> new Numbered(number, row.get(0, Long.class)));
        });
        ReactiveAnswer.subscribe(id, answer, Numbered::tell);
    }

    @Override
    public final void changeOne(long id, long cents, Answer answer) {
        Flux<Account> changed = transactional(connection -> rows(
                        connection, Account.COLUMNS + " where id = $1", Account::read, id)
                .single()
                .map(account -> account.with(cents))
                .flatMapMany(account -> updated(
                                connection
                                        .createStatement("update account set owner = $1, balance = $2 where id = $3")
                                        .bind(0, account.owner())
                                        .bind(1, account.balance())
                                        .bind(2, account.id()),
                                1)
                        .thenReturn(account)));
        ReactiveAnswer.subscribe(changed, answer, Account::tell);
    }

    private Mono<World> world(int id) {
        return with(connection -> rows(connection, World.COLUMNS + " where id = $1", World::read, id))
                .singleOrEmpty();
    }

    @Override
    public final void world(int id, Answer answer) {
        ReactiveAnswer.subscribe(world(id), answer, World::tell);
    }

    @Override
    public final void worlds(int[] ids, Answer answer) {
        ReactiveAnswer.subscribe(Flux.fromStream(IntStream.of(ids).boxed()).flatMap(this::world), answer, World::tell);
    }

    @Override
    public final void fortunes(Answer answer) {
        Flux<Fortune> fortunes = with(connection -> rows(connection, Fortune.COLUMNS, Fortune::read))
                .concatWithValues(new Fortune(0, Data.ADDED_FORTUNE))
                .sort(Comparator.comparing(Fortune::message));
        ReactiveAnswer.subscribe(
                fortunes.index(),
                answer,
                (fortune, to) -> to.fortune(
                        fortune.getT1().intValue(),
                        fortune.getT2().id(),
                        fortune.getT2().message()));
    }

    @Override
    public final void updateWorlds(int[] ids, int[] numbers, Answer answer) {
        Map<Integer, Integer> numberOf = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            numberOf.put(ids[i], numbers[i]);
        }
        Flux<World> changed = Flux.fromStream(IntStream.of(ids).boxed())
                .flatMap(this::world)
                .map(world -> new World(world.id(), Objects.requireNonNull(numberOf.get(world.id()))))
                .collectSortedList(Comparator.comparing(World::id))
                .flatMapMany(worlds -> with(connection -> storedWorlds(connection, worlds)));
        ReactiveAnswer.subscribe(changed, answer, World::tell);
    }

    private static Flux<World> storedWorlds(Connection connection, List<World> worlds) {
        Statement statement = connection.createStatement(
                "update world set randomnumber = v.n from unnest($1::integer[], $2::integer[]) v(i, n) where id = v.i");
        statement.bind(0, worlds.stream().map(World::id).toArray(Integer[]::new));
        statement.bind(1, worlds.stream().map(World::number).toArray(Integer[]::new));
        return updated(statement, worlds.size()).thenMany(Flux.fromIterable(worlds));
    }

    @Override
    public final void tree(int depth, Answer answer) {
        Flux<NodeWithChildren> roots = with(connection -> nodes(connection, Node.COLUMNS + " where parent_id is null")
                .flatMapMany(level -> children(connection, level, depth).thenMany(Flux.fromIterable(level))));
        ReactiveAnswer.subscribe(roots, answer, NodeWithChildren::tell);
    }

    private static Mono<Void> children(Connection connection, List<NodeWithChildren> level, int depth) {
        if (depth == 1) {
            return Mono.empty();
        }
        Map<Long, NodeWithChildren> parents = new HashMap<>();
        level.forEach(parent -> parents.put(parent.node().id(), parent));
        return nodes(connection, Node.COLUMNS + " where parent_id = any($1)", (Object)
                        parents.keySet().toArray(Long[]::new))
                .doOnNext(children -> children.forEach(child ->
                        found(parents, child.node().parent()).children().add(child)))
                .flatMap(children -> children(connection, children, depth - 1));
    }

    private static Mono<List<NodeWithChildren>> nodes(Connection connection, String sql, Object... values) {
        return rows(connection, sql, row -> new NodeWithChildren(Node.read(row)), values)
                .collectList();
    }

    @Override
    public final void entries(int count, Answer answer) {
        Flux<Entry> entries = with(connection -> rows(
                connection
                        .createStatement(Entry.COLUMNS + " where id <= $1")
                        .bind(0, (long) count)
                        .fetchSize(CHUNK),
                Entry::read));
        ReactiveAnswer.subscribe(entries, answer, Entry::tell);
    }

    @Override
    public final void entriesWithRelations(int count, Answer answer) {
        Flux<EntryWithRelations> entries = with(connection -> rows(
                        connection
                                .createStatement(Entry.COLUMNS + " where id <= $1")
                                .bind(0, (long) count)
                                .fetchSize(CHUNK),
                        Entry::read))
                .buffer(CHUNK)
                .concatMap(chunk -> with(connection -> relations(connection, chunk)));
        ReactiveAnswer.subscribe(entries, answer, EntryWithRelations::tell);
    }

    private static Flux<EntryWithRelations> relations(Connection connection, List<Entry> entries) {
        Long[] customerKeys = entries.stream().map(Entry::customerId).distinct().toArray(Long[]::new);
        Long[] orderKeys = entries.stream().map(Entry::orderId).distinct().toArray(Long[]::new);
        return rows(connection, Customer.COLUMNS + " where id = any($1)", Customer::read, (Object) customerKeys)
                .collectMap(Customer::id)
                .zipWhen(customers -> rows(
                                connection, Order.COLUMNS + " where id = any($1)", Order::read, (Object) orderKeys)
                        .collectMap(Order::id))
                .flatMapIterable(maps -> entries.stream()
                        .map(entry -> new EntryWithRelations(
                                entry, found(maps.getT1(), entry.customerId()), found(maps.getT2(), entry.orderId())))
                        .toList());
    }
}
