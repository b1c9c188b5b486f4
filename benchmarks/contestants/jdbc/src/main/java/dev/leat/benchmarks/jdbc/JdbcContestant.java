package dev.leat.benchmarks.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.leat.benchmarks.jdbc.Rows.Account;
import dev.leat.benchmarks.jdbc.Rows.Customer;
import dev.leat.benchmarks.jdbc.Rows.CustomerWithOrders;
import dev.leat.benchmarks.jdbc.Rows.Entry;
import dev.leat.benchmarks.jdbc.Rows.Fortune;
import dev.leat.benchmarks.jdbc.Rows.Node;
import dev.leat.benchmarks.jdbc.Rows.NodeWithChildren;
import dev.leat.benchmarks.jdbc.Rows.Order;
import dev.leat.benchmarks.jdbc.Rows.OrderWithItems;
import dev.leat.benchmarks.jdbc.Rows.World;
import dev.leat.benchmarks.kit.Answer;
import dev.leat.benchmarks.kit.Contestant;
import dev.leat.benchmarks.kit.Data;
import dev.leat.benchmarks.kit.Target;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * pgjdbc with HikariCP, blocking: prepared on the server from the first time, batches rewritten where the driver can,
 * cursors for streams, arrays of keys for related rows.
 *
 * <p>Many rows go by {@code addBatch}, the form that the driver's documents recommend. It rewrites no batch whose keys are
 * wanted; an insert from {@code unnest} would take less than half of the time, but is a trick of PostgreSQL's, not a form
 * that they show.
 */
abstract class JdbcContestant extends Contestant {
    private static final String INSERT =
            "insert into booking (customer_id, total, note, placed_at) values (?, ?, ?, ?)";
    private static final String[] KEY = {"id"};

    private @Nullable HikariDataSource pool;
    private @Nullable ExecutorService callers;
    private @Nullable ExecutorService lookups;

    @Override
    public final List<String> artifacts() {
        return List.of("postgresql", "HikariCP");
    }

    @Override
    public List<String> recommendedBy() {
        return List.of(
                "https://jdbc.postgresql.org/documentation/use/",
                "https://jdbc.postgresql.org/documentation/query/",
                "https://jdbc.postgresql.org/documentation/server-prepare/",
                "https://github.com/brettwooldridge/HikariCP#readme",
                "https://github.com/brettwooldridge/HikariCP/wiki/About-Pool-Sizing");
    }

    /** The threads that work. */
    abstract ExecutorService threads(int poolSize);

    /** Whether the current thread is one of these, which that many callers keep from one request to the next. */
    abstract boolean isKept(int callerCount, int poolSize);

    @Override
    public final void open(Target target) throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setDataSource(driver(target));
        config.setMaximumPoolSize(target.poolSize());
        HikariDataSource opened = new HikariDataSource(config);
        pool = opened;
        callers = threads(target.poolSize());
        lookups = threads(target.poolSize());
        Collection<Connection> all = new ArrayList<>();
        for (int i = 0; i < target.poolSize(); i++) {
            all.add(opened.getConnection());
        }
        for (Connection connection : all) {
            connection.close();
        }
    }

    private static PGSimpleDataSource driver(Target target) {
        PGSimpleDataSource driver = new PGSimpleDataSource();
        driver.setServerNames(new String[] {target.host()});
        driver.setPortNumbers(new int[] {target.port()});
        driver.setDatabaseName(target.database());
        driver.setUser(target.user());
        driver.setPassword(target.password());
        driver.setPrepareThreshold(1);
        driver.setReWriteBatchedInserts(true);
        return driver;
    }

    @Override
    public final void close() {
        Objects.requireNonNull(callers).shutdown();
        Objects.requireNonNull(lookups).shutdown();
        pool().close();
    }

    /** A caller that keeps its thread goes on there: otherwise two of them would hand over to one another each time. */
    @Override
    public final Executor callers(int count) {
        ExecutorService threads = Objects.requireNonNull(callers, "not open");
        int poolSize = pool().getMaximumPoolSize();
        return request -> {
            if (isKept(count, poolSize)) {
                request.run();
            } else {
                threads.execute(request);
            }
        };
    }

    private HikariDataSource pool() {
        return Objects.requireNonNull(pool, "not open");
    }

    /** Work on a connection. */
    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    private void with(Answer answer, Work work) {
        try (Connection connection = pool().getConnection()) {
            work.on(connection);
        } catch (SQLException | RuntimeException failure) {
            answer.failed(failure);
            return;
        }
        answer.done();
    }

    /** The pool rolls back what is not committed. */
    private void transactional(Answer answer, Work work) {
        with(answer, connection -> {
            connection.setAutoCommit(false);
            work.on(connection);
            connection.commit();
        });
    }

    private static Order order(Connection connection, long id) throws SQLException {
        return Jdbc.one(connection, Order.COLUMNS + " where id = ?", Order::read, id);
    }

    private Order order(long id) throws SQLException {
        try (Connection connection = pool().getConnection()) {
            return order(connection, id);
        }
    }

    @Override
    public final void order(long id, Answer answer) {
        with(answer, connection -> order(connection, id).tell(answer));
    }

    @Override
    public final void ordersOneByOne(long first, int count, Answer answer) {
        List<Callable<Order>> tasks = LongStream.range(first, first + count)
                .<Callable<Order>>mapToObj(id -> () -> order(id))
                .toList();
        try {
            for (Future<Order> order : Objects.requireNonNull(lookups).invokeAll(tasks)) {
                order.get().tell(answer);
            }
        } catch (Exception failure) {
            answer.failed(failure);
            return;
        }
        answer.done();
    }

    @Override
    public final void orders(Answer answer) {
        with(answer, connection -> Jdbc.stream(connection, Order.COLUMNS, Order::read, order -> order.tell(answer)));
    }

    @Override
    public final void graph(int count, Answer answer) {
        with(answer, connection -> {
            List<CustomerWithOrders> graph = Related.customersWithOrders(
                    connection,
                    Jdbc.list(connection, Customer.COLUMNS + " where id <= ?", Customer::read, (long) count));
            Related.addItems(
                    connection,
                    graph.stream()
                            .flatMap(customer -> customer.orders().stream())
                            .toList());
            graph.forEach(customer -> customer.tell(answer));
        });
    }

    @Override
    public final void insert(int count, Answer answer) {
        transactional(answer, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(INSERT, KEY)) {
                for (long number = 1; number <= count; number++) {
                    bindBooking(statement, number);
                    statement.addBatch();
                }
                Jdbc.runBatch(statement);
                tellKeys(statement, 1, answer);
            }
        });
    }

    private static void bindBooking(PreparedStatement statement, long number) throws SQLException {
        statement.setLong(1, Data.customerOf(number));
        statement.setBigDecimal(2, Data.totalOf(number));
        statement.setString(3, Data.noteOf(number));
        statement.setObject(4, Data.placedAtOf(number));
    }

    private static void tellKeys(PreparedStatement statement, long first, Answer answer) throws SQLException {
        try (ResultSet keys = statement.getGeneratedKeys()) {
            for (long number = first; keys.next(); number++) {
                answer.id(number, keys.getLong(1));
            }
        }
    }

    @Override
    public final void change(int count, LongUnaryOperator cents, Answer answer) {
        transactional(answer, connection -> {
            List<Account> accounts =
                    Jdbc.list(connection, Account.COLUMNS + " where id <= ?", Account::read, (long) count).stream()
                            .map(account -> account.with(cents.applyAsLong(account.id())))
                            .toList();
            store(connection, accounts);
            accounts.forEach(account -> account.tell(answer));
        });
    }

    private static void store(Connection connection, List<Account> accounts) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("update account set owner = ?, balance = ? where id = ?")) {
            for (Account account : accounts) {
                Jdbc.bind(statement, account.owner(), account.balance(), account.id());
                statement.addBatch();
            }
            Jdbc.runBatch(statement);
        }
    }

    @Override
    public final void customersWithOrders(Answer answer) {
        with(
                answer,
                connection -> Jdbc.chunks(
                        connection,
                        Customer.COLUMNS,
                        Customer::read,
                        chunk -> Related.customersWithOrders(connection, chunk)
                                .forEach(customer -> customer.tell(answer))));
    }

    @Override
    public final void page(long minimum, String prefix, int limit, Answer answer) {
        with(answer, connection -> {
            List<OrderWithItems> orders = Jdbc.list(
                    connection,
                    "select o.id, o.customer_id, o.total, o.note, o.placed_at, c.id, c.name from orders o join customer c "
                            + "on c.id = o.customer_id where o.total >= ? and c.name like ? "
                            + "order by o.placed_at desc limit ?",
                    OrderWithItems::readWithCustomer,
                    BigDecimal.valueOf(minimum, 2),
                    prefix + "%",
                    limit);
            Related.addItems(connection, orders);
            orders.forEach(order -> order.tellNext(answer));
        });
    }

    @Override
    public final void insertOne(long number, Answer answer) {
        with(answer, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(INSERT, KEY)) {
                bindBooking(statement, number);
                statement.executeUpdate();
                tellKeys(statement, number, answer);
            }
        });
    }

    @Override
    public final void changeOne(long id, long cents, Answer answer) {
        transactional(answer, connection -> {
            Account account = Jdbc.one(connection, Account.COLUMNS + " where id = ?", Account::read, id)
                    .with(cents);
            store(connection, List.of(account));
            account.tell(answer);
        });
    }

    private static World world(Connection connection, int id) throws SQLException {
        return Jdbc.one(connection, World.COLUMNS + " where id = ?", World::read, id);
    }

    @Override
    public final void world(int id, Answer answer) {
        with(answer, connection -> world(connection, id).tell(answer));
    }

    @Override
    public final void worlds(int[] ids, Answer answer) {
        with(answer, connection -> {
            for (int id : ids) {
                world(connection, id).tell(answer);
            }
        });
    }

    @Override
    public final void fortunes(Answer answer) {
        with(answer, connection -> {
            List<Fortune> fortunes = Jdbc.list(connection, Fortune.COLUMNS, Fortune::read);
            fortunes.add(new Fortune(0, Data.ADDED_FORTUNE));
            fortunes.sort(Comparator.comparing(Fortune::message));
            for (int place = 0; place < fortunes.size(); place++) {
                answer.fortune(
                        place, fortunes.get(place).id(), fortunes.get(place).message());
            }
        });
    }

    /** A batch is one round trip, and one transaction without asking for it. */
    @Override
    public final void updateWorlds(int[] ids, int[] numbers, Answer answer) {
        with(answer, connection -> {
            List<World> worlds = new ArrayList<>();
            for (int i = 0; i < ids.length; i++) {
                worlds.add(world(connection, ids[i]).with(numbers[i]));
            }
            worlds.sort(Comparator.comparing(World::id));
            try (PreparedStatement statement =
                    connection.prepareStatement("update world set randomnumber = ? where id = ?")) {
                for (World world : worlds) {
                    Jdbc.bind(statement, world.number(), world.id());
                    statement.addBatch();
                }
                Jdbc.runBatch(statement);
            }
            worlds.forEach(world -> world.tell(answer));
        });
    }

    @Override
    public final void tree(int depth, Answer answer) {
        with(answer, connection -> {
            List<NodeWithChildren> roots = Jdbc.list(
                    connection, Node.COLUMNS + " where parent_id is null", row -> new NodeWithChildren(Node.read(row)));
            List<NodeWithChildren> level = roots;
            for (int i = 1; i < depth; i++) {
                level = Related.addChildren(connection, level);
            }
            roots.forEach(root -> root.tell(answer));
        });
    }

    @Override
    public final void entries(int count, Answer answer) {
        with(
                answer,
                connection -> Jdbc.stream(
                        connection, Entry.COLUMNS + " where id <= ?", Entry::read, entry -> entry.tell(answer), (long)
                                count));
    }

    @Override
    public final void entriesWithRelations(int count, Answer answer) {
        with(
                answer,
                connection -> Jdbc.chunks(
                        connection,
                        Entry.COLUMNS + " where id <= ?",
                        Entry::read,
                        chunk -> Related.withRelations(connection, chunk).forEach(entry -> entry.tell(answer)),
                        (long) count));
    }
}
