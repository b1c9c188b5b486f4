package dev.leat.benchmarks.micronaut;

import dev.leat.benchmarks.kit.Answer;
import dev.leat.benchmarks.kit.Contestant;
import dev.leat.benchmarks.kit.Data;
import dev.leat.benchmarks.kit.NotOffered;
import dev.leat.benchmarks.kit.Target;
import dev.leat.benchmarks.micronaut.Rows.Account;
import dev.leat.benchmarks.micronaut.Rows.Booking;
import dev.leat.benchmarks.micronaut.Rows.CustomerWithOrders;
import dev.leat.benchmarks.micronaut.Rows.Entry;
import dev.leat.benchmarks.micronaut.Rows.EntryWithRelations;
import dev.leat.benchmarks.micronaut.Rows.Fortune;
import dev.leat.benchmarks.micronaut.Rows.NodeWithChildren;
import dev.leat.benchmarks.micronaut.Rows.Order;
import dev.leat.benchmarks.micronaut.Rows.PlacedOrderWithItems;
import dev.leat.benchmarks.micronaut.Rows.World;
import dev.leat.benchmarks.reactive.ReactiveAnswer;
import io.micronaut.context.ApplicationContext;
import io.micronaut.data.r2dbc.operations.R2dbcOperations;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactory;
import java.math.BigDecimal;
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
import reactor.util.function.Tuple2;

/**
 * Micronaut Data R2DBC in the form of its guide: reactive repositories that the compiler implements, {@code saveAll} and
 * {@code updateAll} in a programmatic transaction. Over R2DBC these two are not batched: each row is a statement and a
 * round trip of its own. Relations are a {@code @Join} where that is the faster way ({@link Relations}).
 */
public final class MicronautContestant extends Contestant {
    private @Nullable Opened opened;

    private record Opened(
            ApplicationContext context, Repositories repositories, Relations relations, R2dbcOperations operations) {}

    @Override
    public List<String> artifacts() {
        return List.of("micronaut-data-r2dbc", "micronaut-inject", "r2dbc-postgresql", "r2dbc-pool");
    }

    @Override
    public List<String> recommendedBy() {
        return List.of(
                "https://micronaut-projects.github.io/micronaut-data/latest/guide/#r2dbc",
                "https://micronaut-projects.github.io/micronaut-r2dbc/latest/guide/");
    }

    @Override
    public void open(Target target) {
        ApplicationContext context = ApplicationContext.run(Map.of(
                "r2dbc.datasources.default.url",
                "r2dbc:pool:postgresql://%s:%d/%s".formatted(target.host(), target.port(), target.database()),
                "r2dbc.datasources.default.username",
                target.user(),
                "r2dbc.datasources.default.password",
                target.password(),
                "r2dbc.datasources.default.dialect",
                "POSTGRES",
                "r2dbc.datasources.default.options.initialSize",
                target.poolSize(),
                "r2dbc.datasources.default.options.maxSize",
                target.poolSize()));
        if (context.getBean(ConnectionFactory.class) instanceof ConnectionPool pool) {
            pool.warmup().block();
        } else {
            throw new IllegalStateException("There is no pool");
        }
        Repositories repositories = Repositories.of(context);
        opened = new Opened(context, repositories, new Relations(repositories), context.getBean(R2dbcOperations.class));
    }

    @Override
    public void close() {
        opened().context().close();
    }

    private Opened opened() {
        return Objects.requireNonNull(opened, "not open");
    }

    private Repositories repositories() {
        return opened().repositories();
    }

    private Relations relations() {
        return opened().relations();
    }

    private <T> Flux<T> transactional(Flux<T> work) {
        return Flux.from(opened().operations().withTransaction(status -> work));
    }

    @Override
    public void order(long id, Answer answer) {
        ReactiveAnswer.subscribe(repositories().orders().findById(id), answer, Order::tell);
    }

    @Override
    public void ordersOneByOne(long first, int count, Answer answer) {
        Repositories.Orders orders = repositories().orders();
        ReactiveAnswer.subscribe(Flux.range(0, count).flatMap(i -> orders.findById(first + i)), answer, Order::tell);
    }

    @Override
    public void orders(Answer answer) {
        ReactiveAnswer.subscribe(repositories().orders().findAll(), answer, Order::tell);
    }

    @Override
    public void graph(int count, Answer answer) {
        ReactiveAnswer.subscribe(relations().graph(count), answer, CustomerWithOrders::tell);
    }

    @Override
    public void insert(int count, Answer answer) {
        List<Booking> bookings =
                LongStream.rangeClosed(1, count).mapToObj(Booking::of).toList();
        Flux<Tuple2<Long, Booking>> saved =
                transactional(repositories().bookings().saveAll(bookings)).index();
        ReactiveAnswer.subscribe(saved, answer, (booking, to) -> booking.getT2().tell(booking.getT1() + 1, to));
    }

    @Override
    public void change(int count, LongUnaryOperator cents, Answer answer) {
        Repositories.Accounts accounts = repositories().accounts();
        Flux<Account> changed = accounts.findByIdLessThanEquals(count)
                .map(account -> account.with(cents.applyAsLong(account.id())))
                .collectList()
                .flatMapMany(accounts::updateAll);
        ReactiveAnswer.subscribe(transactional(changed), answer, Account::tell);
    }

    @Override
    public void customersWithOrders(Answer answer) {
        ReactiveAnswer.subscribe(relations().customersWithOrders(), answer, CustomerWithOrders::tell);
    }

    @Override
    public void page(long minimum, String prefix, int limit, Answer answer) {
        ReactiveAnswer.subscribe(
                relations().page(BigDecimal.valueOf(minimum, 2), prefix + "%", limit),
                answer,
                PlacedOrderWithItems::tell);
    }

    @Override
    public void insertOne(long number, Answer answer) {
        ReactiveAnswer.subscribe(
                repositories().bookings().save(Booking.of(number)), answer, (booking, to) -> booking.tell(number, to));
    }

    @Override
    public void changeOne(long id, long cents, Answer answer) {
        Repositories.Accounts accounts = repositories().accounts();
        Flux<Account> changed = accounts.findById(id)
                .map(account -> account.with(cents))
                .flatMap(accounts::update)
                .flux();
        ReactiveAnswer.subscribe(transactional(changed), answer, Account::tell);
    }

    @Override
    public void world(int id, Answer answer) {
        ReactiveAnswer.subscribe(repositories().worlds().findById(id), answer, World::tell);
    }

    private Flux<World> worlds(int[] ids) {
        return Flux.fromStream(IntStream.of(ids).boxed())
                .flatMap(id -> repositories().worlds().findById(id));
    }

    @Override
    public void worlds(int[] ids, Answer answer) {
        ReactiveAnswer.subscribe(worlds(ids), answer, World::tell);
    }

    @Override
    public void fortunes(Answer answer) {
        Flux<Tuple2<Long, Fortune>> fortunes = repositories()
                .fortunes()
                .findAll()
                .concatWithValues(new Fortune(0, Data.ADDED_FORTUNE))
                .sort(Comparator.comparing(Fortune::message))
                .index();
        ReactiveAnswer.subscribe(
                fortunes,
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
        Flux<World> changed = worlds(ids)
                .map(world -> world.with(Objects.requireNonNull(numberOf.get(world.id()))))
                .collectSortedList(Comparator.comparing(World::id))
                .flatMapMany(worlds -> transactional(repositories().worlds().updateAll(worlds)));
        ReactiveAnswer.subscribe(changed, answer, World::tell);
    }

    @Override
    public void tree(int depth, Answer answer) {
        ReactiveAnswer.subscribe(relations().tree(depth), answer, NodeWithChildren::tell);
    }

    @Override
    public void entries(int count, Answer answer) {
        ReactiveAnswer.subscribe(repositories().entries().findByIdLessThanEquals(count), answer, Entry::tell);
    }

    @Override
    public void entriesWithRelations(int count, Answer answer) {
        ReactiveAnswer.subscribe(relations().entries(count), answer, EntryWithRelations::tell);
    }

    @Override
    public void buildTypes(int count) {
        throw new NotOffered("its entities are compiled with their repositories into an application: not measured");
    }

    @Override
    public void startTypes(int count, Answer answer) {
        buildTypes(count);
    }
}
