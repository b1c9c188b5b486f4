package dev.leat.benchmarks.vertx;

import dev.leat.benchmarks.kit.Answer;
import dev.leat.benchmarks.kit.Contestant;
import dev.leat.benchmarks.kit.Data;
import dev.leat.benchmarks.kit.Target;
import dev.leat.benchmarks.vertx.Rows.Account;
import dev.leat.benchmarks.vertx.Rows.Customer;
import dev.leat.benchmarks.vertx.Rows.CustomerWithOrders;
import dev.leat.benchmarks.vertx.Rows.Entry;
import dev.leat.benchmarks.vertx.Rows.EntryWithRelations;
import dev.leat.benchmarks.vertx.Rows.Fortune;
import dev.leat.benchmarks.vertx.Rows.Node;
import dev.leat.benchmarks.vertx.Rows.NodeWithChildren;
import dev.leat.benchmarks.vertx.Rows.Order;
import dev.leat.benchmarks.vertx.Rows.OrderWithItems;
import dev.leat.benchmarks.vertx.Rows.World;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL client of Vert.x: single statements by its pipelined client, transactions by its pool, statements
 * prepared once, {@code executeBatch} for many rows, a {@code RowStream} or a cursor for streams, arrays of keys for
 * related rows.
 *
 * <p>Both kinds are needed, since the pipelined client has no transactions and the pool lends a connection to one caller
 * at a time. Each may have as many connections as the pool size allows, so this contestant may hold twice as many as the
 * others; no workload but the mix uses both.
 *
 * <p>All connections are on one event loop, as they are by default: spread over one for each processor, W1-1 to W1-256 were
 * the same within 4 %, and W2 took 1.27 times as long.
 */
public final class VertxContestant extends Contestant {
    private static final String INSERT =
            "insert into booking (customer_id, total, note, placed_at) values ($1, $2, $3, $4) returning id";

    private final Vertx vertx = Vertx.vertx();
    private @Nullable SqlClient pipelined;
    private @Nullable Pool pool;

    @Override
    public List<String> artifacts() {
        return List.of("vertx-pg-client", "vertx-core");
    }

    @Override
    public List<String> recommendedBy() {
        return List.of(
                "https://vertx.io/docs/vertx-pg-client/java/#_pool_versus_pooled_client",
                "https://vertx.io/docs/vertx-pg-client/java/#_pool_sharing",
                "https://vertx.io/docs/vertx-pg-client/java/#_pipelining",
                "https://vertx.io/docs/vertx-pg-client/java/#_cursors_and_streaming");
    }

    @Override
    public void open(Target target) throws Exception {
        PgConnectOptions options = new PgConnectOptions()
                .setHost(target.host())
                .setPort(target.port())
                .setDatabase(target.database())
                .setUser(target.user())
                .setPassword(target.password())
                .setCachePreparedStatements(true);
        PoolOptions size = new PoolOptions().setMaxSize(target.poolSize());
        pipelined =
                PgBuilder.client().with(size).connectingTo(options).using(vertx).build();
        pool = PgBuilder.pool().with(size).connectingTo(options).using(vertx).build();
        await(Future.all(IntStream.range(0, target.poolSize())
                .mapToObj(i -> pipelined().query("select 1").execute())
                .toList()));
        await(Future.all(IntStream.range(0, target.poolSize())
                        .mapToObj(i -> pool().getConnection())
                        .toList())
                .compose(all -> Future.all(
                        all.<SqlConnection>list().stream().map(SqlClient::close).toList())));
    }

    private static void await(Future<?> work) throws Exception {
        work.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        pipelined().close();
        pool().close();
        vertx.close();
    }

    private SqlClient pipelined() {
        return Objects.requireNonNull(pipelined, "not open");
    }

    private Pool pool() {
        return Objects.requireNonNull(pool, "not open");
    }

    private Future<Order> order(long id) {
        return Queries.one(pipelined(), Order.COLUMNS + " where id = $1", Order::read, id);
    }

    @Override
    public void order(long id, Answer answer) {
        Queries.tellOne(order(id), answer, Order::tell);
    }

    @Override
    public void ordersOneByOne(long first, int count, Answer answer) {
        Queries.tell(
                Queries.all(LongStream.range(first, first + count)
                        .mapToObj(this::order)
                        .toList()),
                answer,
                Order::tell);
    }

    @Override
    public void orders(Answer answer) {
        Future<Void> stream = pool().withTransaction(connection -> Queries.stream(
                connection, Order.COLUMNS, Tuple.tuple(), row -> Order.read(row).tell(answer)));
        Queries.end(stream, answer);
    }

    @Override
    public void graph(int count, Answer answer) {
        Future<List<CustomerWithOrders>> graph = Queries.list(
                        pipelined(), Customer.COLUMNS + " where id <= $1", Customer::read, (long) count)
                .compose(customers -> Related.customersWithOrders(pipelined(), customers))
                .compose(customers -> Related.addItems(
                                pipelined(),
                                customers.stream()
                                        .flatMap(customer -> customer.orders().stream())
                                        .toList())
                        .map(customers));
        Queries.tell(graph, answer, CustomerWithOrders::tell);
    }

    @Override
    public void insert(int count, Answer answer) {
        List<Tuple> batch = LongStream.rangeClosed(1, count)
                .mapToObj(VertxContestant::booking)
                .toList();
        Future<RowSet<Row>> keys = pool().withTransaction(
                        connection -> connection.preparedQuery(INSERT).executeBatch(batch));
        Queries.end(keys.map(first -> tellKeys(first, 1, answer)), answer);
    }

    private static Tuple booking(long number) {
        return Tuple.of(Data.customerOf(number), Data.totalOf(number), Data.noteOf(number), Data.placedAtOf(number));
    }

    private static long tellKeys(RowSet<Row> results, long first, Answer answer) {
        long number = first;
        for (RowSet<Row> rows = results; rows != null; rows = rows.next()) {
            answer.id(number++, rows.iterator().next().getLong(0));
        }
        return number;
    }

    @Override
    public void change(int count, LongUnaryOperator cents, Answer answer) {
        Future<List<Account>> changed = pool().withTransaction(connection -> Queries.list(
                        connection, Account.COLUMNS + " where id <= $1", Account::read, (long) count)
                .map(accounts -> accounts.stream()
                        .map(account -> account.with(cents.applyAsLong(account.id())))
                        .toList())
                .compose(accounts -> store(connection, accounts)));
        Queries.tell(changed, answer, Account::tell);
    }

    private static Future<List<Account>> store(SqlClient connection, List<Account> accounts) {
        return Queries.changeEach(
                        connection,
                        "update account set owner = $1, balance = $2 where id = $3",
                        accounts.stream()
                                .map(account -> Tuple.of(account.owner(), account.balance(), account.id()))
                                .toList())
                .map(accounts);
    }

    @Override
    public void customersWithOrders(Answer answer) {
        Future<Void> stream = pool().withTransaction(connection -> Queries.chunks(
                connection,
                Customer.COLUMNS,
                Tuple.tuple(),
                Customer::read,
                chunk -> Related.customersWithOrders(connection, chunk)
                        .map(customers -> Queries.tellAll(customers, answer, CustomerWithOrders::tell))));
        Queries.end(stream, answer);
    }

    @Override
    public void page(long minimum, String prefix, int limit, Answer answer) {
        Future<List<OrderWithItems>> page = Queries.list(
                        pipelined(),
                        "select o.id, o.customer_id, o.total, o.note, o.placed_at, c.id, c.name from orders o "
                                + "join customer c on c.id = o.customer_id where o.total >= $1 and c.name like $2 "
                                + "order by o.placed_at desc limit $3",
                        OrderWithItems::readWithCustomer,
                        BigDecimal.valueOf(minimum, 2),
                        prefix + "%",
                        limit)
                .compose(orders -> Related.addItems(pipelined(), orders).map(orders));
        Queries.tell(page, answer, OrderWithItems::tellNext);
    }

    @Override
    public void insertOne(long number, Answer answer) {
        Queries.end(
                pipelined().preparedQuery(INSERT).execute(booking(number)).map(rows -> tellKeys(rows, number, answer)),
                answer);
    }

    @Override
    public void changeOne(long id, long cents, Answer answer) {
        Future<List<Account>> changed = pool().withTransaction(connection -> Queries.one(
                        connection, Account.COLUMNS + " where id = $1", Account::read, id)
                .compose(account -> store(connection, List.of(account.with(cents)))));
        Queries.tell(changed, answer, Account::tell);
    }

    private Future<World> world(int id) {
        return Queries.one(pipelined(), World.COLUMNS + " where id = $1", World::read, id);
    }

    @Override
    public void world(int id, Answer answer) {
        Queries.tellOne(world(id), answer, World::tell);
    }

    private Future<List<World>> worlds(int[] ids) {
        return Queries.all(IntStream.of(ids).mapToObj(this::world).toList());
    }

    @Override
    public void worlds(int[] ids, Answer answer) {
        Queries.tell(worlds(ids), answer, World::tell);
    }

    @Override
    public void fortunes(Answer answer) {
        Future<List<Fortune>> fortunes = Queries.list(pipelined(), Fortune.COLUMNS, Fortune::read);
        Queries.end(
                fortunes.map(all -> {
                    all.add(new Fortune(0, Data.ADDED_FORTUNE));
                    all.sort(Comparator.comparing(Fortune::message));
                    for (int place = 0; place < all.size(); place++) {
                        answer.fortune(
                                place, all.get(place).id(), all.get(place).message());
                    }
                    return all;
                }),
                answer);
    }

    @Override
    public void updateWorlds(int[] ids, int[] numbers, Answer answer) {
        Future<List<World>> changed = worlds(ids)
                .map(worlds -> {
                    List<World> with = new ArrayList<>();
                    for (int i = 0; i < numbers.length; i++) {
                        with.add(worlds.get(i).with(numbers[i]));
                    }
                    with.sort(Comparator.comparing(World::id));
                    return with;
                })
                .compose(worlds -> Queries.changeEach(
                                pipelined(),
                                "update world set randomnumber = $1 where id = $2",
                                worlds.stream()
                                        .map(world -> Tuple.of(world.number(), world.id()))
                                        .toList())
                        .map(worlds));
        Queries.tell(changed, answer, World::tell);
    }

    @Override
    public void tree(int depth, Answer answer) {
        Future<List<NodeWithChildren>> roots = Queries.list(
                        pipelined(), Node.COLUMNS + " where parent_id is null", NodeWithChildren::read)
                .compose(level -> Related.addLevels(pipelined(), level, depth).map(level));
        Queries.tell(roots, answer, NodeWithChildren::tell);
    }

    @Override
    public void entries(int count, Answer answer) {
        Future<Void> stream = pool().withTransaction(connection -> Queries.stream(
                connection,
                Entry.COLUMNS + " where id <= $1",
                Tuple.of((long) count),
                row -> Entry.read(row).tell(answer)));
        Queries.end(stream, answer);
    }

    @Override
    public void entriesWithRelations(int count, Answer answer) {
        Future<Void> stream = pool().withTransaction(connection -> Queries.chunks(
                connection,
                Entry.COLUMNS + " where id <= $1",
                Tuple.of((long) count),
                Entry::read,
                chunk -> Related.withRelations(connection, chunk)
                        .map(entries -> Queries.tellAll(entries, answer, EntryWithRelations::tell))));
        Queries.end(stream, answer);
    }
}
