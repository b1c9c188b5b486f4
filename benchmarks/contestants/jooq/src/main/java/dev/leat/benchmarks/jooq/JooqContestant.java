package dev.leat.benchmarks.jooq;

import static org.jooq.Records.mapping;

import dev.leat.benchmarks.jooq.Rows.Account;
import dev.leat.benchmarks.jooq.Rows.CustomerWithOrders;
import dev.leat.benchmarks.jooq.Rows.Entry;
import dev.leat.benchmarks.jooq.Rows.EntryWithRelations;
import dev.leat.benchmarks.jooq.Rows.Fortune;
import dev.leat.benchmarks.jooq.Rows.NodeWithChildren;
import dev.leat.benchmarks.jooq.Rows.Numbered;
import dev.leat.benchmarks.jooq.Rows.Order;
import dev.leat.benchmarks.jooq.Rows.OrderWithItems;
import dev.leat.benchmarks.jooq.Rows.World;
import dev.leat.benchmarks.jooq.Tables.Accounts;
import dev.leat.benchmarks.jooq.Tables.Customers;
import dev.leat.benchmarks.jooq.Tables.Fortunes;
import dev.leat.benchmarks.jooq.Tables.Nodes;
import dev.leat.benchmarks.jooq.Tables.Orders;
import dev.leat.benchmarks.kit.Answer;
import dev.leat.benchmarks.kit.Contestant;
import dev.leat.benchmarks.kit.Data;
import dev.leat.benchmarks.kit.Target;
import dev.leat.benchmarks.reactive.ReactiveAnswer;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * jOOQ on R2DBC with r2dbc-pool: typed queries, records mapped by constructors, many rows by one statement, transactions
 * by {@code transactionPublisher}.
 *
 * <p>Related rows are read by a query for each table rather than by {@code MULTISET}, which its documents recommend, but
 * which takes a quarter more time here.
 */
public final class JooqContestant extends Contestant {
    private @Nullable ConnectionPool pool;
    private @Nullable DSLContext jooq;

    @Override
    public List<String> artifacts() {
        return List.of("jooq", "r2dbc-postgresql", "r2dbc-pool");
    }

    @Override
    public List<String> recommendedBy() {
        return List.of(
                "https://www.jooq.org/doc/latest/manual/sql-execution/fetching/reactive-fetching/",
                "https://www.jooq.org/doc/latest/manual/sql-execution/transaction-management/",
                "https://www.jooq.org/doc/latest/manual/sql-building/sql-statements/insert-statement/insert-values/",
                "https://www.jooq.org/doc/latest/manual/sql-building/sql-statements/update-statement/update-from/");
    }

    @Override
    public void open(Target target) {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        ConnectionPool opened = new ConnectionPool(ConnectionPoolConfiguration.builder(
                        new PostgresqlConnectionFactory(PostgresqlConnectionConfiguration.builder()
                                .host(target.host())
                                .port(target.port())
                                .database(target.database())
                                .username(target.user())
                                .password(target.password())
                                .build()))
                .initialSize(target.poolSize())
                .maxSize(target.poolSize())
                .build());
        opened.warmup().block();
        pool = opened;
        jooq = DSL.using(opened, SQLDialect.POSTGRES, new Settings().withExecuteLogging(false));
    }

    @Override
    public void close() {
        Objects.requireNonNull(pool).dispose();
    }

    private DSLContext jooq() {
        return Objects.requireNonNull(jooq, "not open");
    }

    private <T> Flux<T> transactional(Function<DSLContext, Flux<T>> work) {
        return Flux.from(jooq().transactionPublisher(transaction -> work.apply(transaction.dsl())));
    }

    private Flux<Order> order(long id) {
        return Queries.orders(jooq(), Orders.ID.eq(id));
    }

    @Override
    public void order(long id, Answer answer) {
        ReactiveAnswer.subscribe(order(id), answer, Order::tell);
    }

    @Override
    public void ordersOneByOne(long first, int count, Answer answer) {
        ReactiveAnswer.subscribe(Flux.range(0, count).flatMap(i -> order(first + i)), answer, Order::tell);
    }

    @Override
    public void orders(Answer answer) {
        ReactiveAnswer.subscribe(Queries.orders(jooq(), DSL.noCondition()), answer, Order::tell);
    }

    @Override
    public void graph(int count, Answer answer) {
        Flux<CustomerWithOrders> graph = Queries.customers(jooq(), Customers.ID.le((long) count))
                .collectList()
                .flatMap(customers -> Related.customersWithOrders(jooq(), customers))
                .flatMap(customers -> Related.addItems(
                                jooq(),
                                customers.stream()
                                        .flatMap(customer -> customer.orders().stream())
                                        .toList())
                        .thenReturn(customers))
                .flatMapIterable(Function.identity());
        ReactiveAnswer.subscribe(graph, answer, CustomerWithOrders::tell);
    }

    @Override
    public void insert(int count, Answer answer) {
        Flux<Numbered> keys = transactional(transaction -> Flux.range(0, (count + Queries.CHUNK - 1) / Queries.CHUNK)
                        .map(chunk -> 1L + (long) chunk * Queries.CHUNK)
                        .concatMap(first ->
                                Queries.insert(transaction, first, Math.min(first + Queries.CHUNK - 1, count))))
                .index((place, id) -> new Numbered(place + 1, id));
        ReactiveAnswer.subscribe(keys, answer, Numbered::tell);
    }

    @Override
    public void change(int count, LongUnaryOperator cents, Answer answer) {
        Flux<Account> changed = transactional(transaction -> Queries.accounts(transaction, Accounts.ID.le((long) count))
                .map(account -> account.with(cents.applyAsLong(account.id())))
                .collectList()
                .flatMapMany(accounts -> Queries.store(transaction, accounts)));
        ReactiveAnswer.subscribe(changed, answer, Account::tell);
    }

    @Override
    public void customersWithOrders(Answer answer) {
        Flux<CustomerWithOrders> stream = Queries.customerStream(jooq())
                .buffer(Queries.CHUNK)
                .concatMap(chunk -> Related.customersWithOrders(jooq(), chunk))
                .flatMapIterable(Function.identity());
        ReactiveAnswer.subscribe(stream, answer, CustomerWithOrders::tell);
    }

    @Override
    public void page(long minimum, String prefix, int limit, Answer answer) {
        Flux<OrderWithItems> page = Queries.page(jooq(), minimum, prefix, limit)
                .collectList()
                .flatMapMany(orders -> Related.addItems(jooq(), orders).thenMany(Flux.fromIterable(orders)));
        ReactiveAnswer.subscribe(page, answer, OrderWithItems::tellNext);
    }

    @Override
    public void insertOne(long number, Answer answer) {
        ReactiveAnswer.subscribe(
                Queries.insert(jooq(), number, number).map(id -> new Numbered(number, id)), answer, Numbered::tell);
    }

    @Override
    public void changeOne(long id, long cents, Answer answer) {
        Flux<Account> changed = transactional(transaction -> Queries.accounts(transaction, Accounts.ID.eq(id))
                .single()
                .flatMapMany(account -> Queries.store(transaction, List.of(account.with(cents)))));
        ReactiveAnswer.subscribe(changed, answer, Account::tell);
    }

    @Override
    public void world(int id, Answer answer) {
        ReactiveAnswer.subscribe(Queries.world(jooq(), id), answer, World::tell);
    }

    private Flux<World> worlds(int[] ids) {
        return Flux.fromStream(IntStream.of(ids).boxed()).flatMap(id -> Queries.world(jooq(), id));
    }

    @Override
    public void worlds(int[] ids, Answer answer) {
        ReactiveAnswer.subscribe(worlds(ids), answer, World::tell);
    }

    @Override
    public void fortunes(Answer answer) {
        Flux<Fortune> fortunes = Flux.from(
                        jooq().select(Fortunes.ID, Fortunes.MESSAGE).from(Fortunes.FORTUNE))
                .map(mapping(Fortune::new))
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
    public void updateWorlds(int[] ids, int[] numbers, Answer answer) {
        Map<Integer, Integer> numberOf = HashMap.newHashMap(ids.length);
        for (int i = 0; i < ids.length; i++) {
            numberOf.put(ids[i], numbers[i]);
        }
        Flux<World> changed = worlds(ids)
                .map(world -> world.with(Objects.requireNonNull(numberOf.get(world.id()))))
                .collectSortedList(Comparator.comparing(World::id))
                .flatMapMany(worlds -> Queries.storeWorlds(jooq(), worlds));
        ReactiveAnswer.subscribe(changed, answer, World::tell);
    }

    @Override
    public void tree(int depth, Answer answer) {
        Flux<NodeWithChildren> roots = Queries.nodes(jooq(), Nodes.PARENT_ID.isNull())
                .map(NodeWithChildren::new)
                .collectList()
                .flatMapMany(level -> Related.addLevels(jooq(), level, depth).thenMany(Flux.fromIterable(level)));
        ReactiveAnswer.subscribe(roots, answer, NodeWithChildren::tell);
    }

    @Override
    public void entries(int count, Answer answer) {
        ReactiveAnswer.subscribe(Queries.entries(jooq(), count), answer, Entry::tell);
    }

    @Override
    public void entriesWithRelations(int count, Answer answer) {
        ReactiveAnswer.subscribe(Queries.entriesWithRelations(jooq(), count), answer, EntryWithRelations::tell);
    }
}
