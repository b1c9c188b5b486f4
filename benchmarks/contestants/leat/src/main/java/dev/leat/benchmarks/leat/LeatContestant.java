package dev.leat.benchmarks.leat;

import dev.leat.benchmarks.kit.Answer;
import dev.leat.benchmarks.kit.BuiltTypes;
import dev.leat.benchmarks.kit.Contestant;
import dev.leat.benchmarks.kit.Data;
import dev.leat.benchmarks.kit.Target;
import dev.leat.benchmarks.leat.Entities.Account;
import dev.leat.benchmarks.leat.Entities.Booking;
import dev.leat.benchmarks.leat.Entities.Customer;
import dev.leat.benchmarks.leat.Entities.Entry;
import dev.leat.benchmarks.leat.Entities.Fortune;
import dev.leat.benchmarks.leat.Entities.Node;
import dev.leat.benchmarks.leat.Entities.Order;
import dev.leat.benchmarks.leat.Entities.World;
import dev.leat.benchmarks.reactive.ReactiveAnswer;
import dev.leat.core.execution.Settings;
import dev.leat.mapper.Crud;
import dev.leat.mapper.Leat;
import dev.leat.mapper.mapping.Include;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Leat with its default settings but for the size of the pool, in the forms of its README. */
public final class LeatContestant extends Contestant {
    private @Nullable Leat leat;
    private @Nullable Crud<Order, Long> orders;
    private @Nullable Crud<Account, Long> accounts;
    private @Nullable Crud<World, Integer> worlds;
    private @Nullable BuiltTypes types;

    @Override
    public List<String> artifacts() {
        return List.of("reactive-mapper", "r2dbc-postgresql", "r2dbc-pool");
    }

    @Override
    public List<String> recommendedBy() {
        return List.of("../../../README.md");
    }

    @Override
    public void open(Target target) {
        String url = "r2dbc:postgresql://" + target.user()
                + (target.password().isEmpty() ? "" : ":" + encoded(target.password())) + "@" + target.host() + ":"
                + target.port() + "/" + target.database();
        Leat opened = Leat.open(url, Settings.DEFAULT.withPoolSize(target.poolSize()));
        Crud<World, Integer> warming = opened.crud(World_.entity).unbatched();
        Flux.range(1, target.poolSize())
                .flatMap(warming::findById, target.poolSize())
                .blockLast();
        leat = opened;
        orders = opened.crud(Order_.entity);
        accounts = opened.crud(Account_.entity);
        worlds = opened.crud(World_.entity);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        if (types != null) {
            types.close();
        }
        leat().close().block();
    }

    private Leat leat() {
        return Objects.requireNonNull(leat, "not open");
    }

    private Crud<Order, Long> orders() {
        return Objects.requireNonNull(orders, "not open");
    }

    private Crud<Account, Long> accounts() {
        return Objects.requireNonNull(accounts, "not open");
    }

    private Crud<World, Integer> worlds() {
        return Objects.requireNonNull(worlds, "not open");
    }

    @Override
    public void order(long id, Answer answer) {
        ReactiveAnswer.subscribe(orders().findById(id), answer, Order::tell);
    }

    @Override
    public void ordersOneByOne(long first, int count, Answer answer) {
        Crud<Order, Long> orders = orders();
        ReactiveAnswer.subscribe(Flux.range(0, count).flatMap(i -> orders.findById(first + i)), answer, Order::tell);
    }

    @Override
    public void orders(Answer answer) {
        ReactiveAnswer.subscribe(orders().find().stream(), answer, Order::tell);
    }

    @Override
    public void graph(int count, Answer answer) {
        Flux<Customer> graph = leat().crud(Customer_.entity)
                .where(Customer_.id.le((long) count))
                .with(Customer_.orders.with(Order_.items))
                .list()
                .flatMapIterable(customers -> customers);
        ReactiveAnswer.subscribe(graph, answer, Customer::tellGraph);
    }

    @Override
    public void insert(int count, Answer answer) {
        Flux<Booking> stored = leat().transactional(leat().crud(Booking_.entity)
                        .insertAll(
                                Flux.fromStream(LongStream.rangeClosed(1, count).mapToObj(LeatContestant::booking)))
                        .collectList())
                .flatMapIterable(bookings -> bookings);
        ReactiveAnswer.subscribe(
                stored.index(),
                answer,
                (booking, to) -> to.id(booking.getT1() + 1, booking.getT2().key()));
    }

    private static Booking booking(long number) {
        return new Booking(
                null, Data.customerOf(number), Data.totalOf(number), Data.noteOf(number), Data.placedAtOf(number));
    }

    @Override
    public void change(int count, LongUnaryOperator cents, Answer answer) {
        Flux<Account> changed = leat().transactional(accounts()
                        .where(Account_.id.le((long) count))
                        .list()
                        .flatMapMany(found -> accounts()
                                .updateAll(Flux.fromIterable(found)
                                        .map(account -> account.with(cents.applyAsLong(account.id())))))
                        .collectList())
                .flatMapIterable(accounts -> accounts);
        ReactiveAnswer.subscribe(changed, answer, Account::tell);
    }

    @Override
    public void customersWithOrders(Answer answer) {
        ReactiveAnswer.subscribe(
                leat().crud(Customer_.entity).with(Customer_.orders).stream(), answer, Customer::tellWithOrders);
    }

    @Override
    public void page(long minimum, String prefix, int limit, Answer answer) {
        Flux<Order> page = orders().where(
                        Order_.total.ge(BigDecimal.valueOf(minimum, 2)),
                        Order_.customer.is(Customer_.name.startsWith(prefix)))
                .with(Order_.customer, Order_.items)
                .orderBy(Order_.placedAt.desc())
                .limit(limit)
                .all();
        ReactiveAnswer.subscribe(page, answer, Order::tellPage);
    }

    @Override
    public void insertOne(long number, Answer answer) {
        ReactiveAnswer.subscribe(
                leat().crud(Booking_.entity).insert(booking(number)),
                answer,
                (booking, to) -> to.id(number, booking.key()));
    }

    @Override
    public void changeOne(long id, long cents, Answer answer) {
        Mono<Account> changed = leat().transactional(
                        accounts().findById(id).flatMap(account -> accounts().update(account.with(cents))));
        ReactiveAnswer.subscribe(changed, answer, Account::tell);
    }

    /** TechEmpower's rules forbid to merge queries, so batching is off here and in {@link #oneByOne}. */
    @Override
    public void world(int id, Answer answer) {
        ReactiveAnswer.subscribe(worlds().unbatched().findById(id), answer, World::tell);
    }

    private Flux<World> oneByOne(int[] ids) {
        Crud<World, Integer> worlds = worlds().unbatched();
        return Flux.fromStream(IntStream.of(ids).boxed()).flatMap(worlds::findById);
    }

    @Override
    public void worlds(int[] ids, Answer answer) {
        ReactiveAnswer.subscribe(oneByOne(ids), answer, World::tell);
    }

    @Override
    public void fortunes(Answer answer) {
        Flux<Fortune> fortunes = leat().crud(Fortune_.entity)
                .find()
                .list()
                .flatMapIterable(found -> found)
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
        Map<Integer, Integer> numberOf = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            numberOf.put(ids[i], numbers[i]);
        }
        Flux<World> changed = worlds().updateAll(oneByOne(ids)
                .map(world -> new World(world.id(), Objects.requireNonNull(numberOf.get(world.id()))))
                .sort(Comparator.comparing(World::id)));
        ReactiveAnswer.subscribe(changed, answer, World::tell);
    }

    @Override
    public void tree(int depth, Answer answer) {
        var roots = leat().crud(Node_.entity).where(Node_.parent.isNull());
        Mono<List<Node>> nodes =
                depth == 1 ? roots.list() : roots.with(children(depth - 1)).list();
        ReactiveAnswer.subscribe(nodes.flatMapIterable(list -> list), answer, (root, to) -> root.tell(depth, to));
    }

    private static Include<Node> children(int levels) {
        return levels == 1 ? Node_.children : Node_.children.with(children(levels - 1));
    }

    @Override
    public void entries(int count, Answer answer) {
        ReactiveAnswer.subscribe(
                leat().crud(Entry_.entity).where(Entry_.id.le((long) count)).stream(), answer, Entry::tell);
    }

    @Override
    public void entriesWithRelations(int count, Answer answer) {
        Flux<Entry> entries =
                leat()
                        .crud(Entry_.entity)
                        .where(Entry_.id.le((long) count))
                        .with(Entry_.customer, Entry_.order)
                        .stream();
        ReactiveAnswer.subscribe(entries, answer, Entry::tellWithRelations);
    }

    @Override
    public void buildTypes(int count) {
        BuiltTypes before = types;
        if (before != null) {
            before.close();
        }
        types = GeneratedTypes.build(count);
    }

    @Override
    public void startTypes(int count, Answer answer) {
        GeneratedTypes.start(leat(), Objects.requireNonNull(types, "not built"), count, answer);
    }
}
