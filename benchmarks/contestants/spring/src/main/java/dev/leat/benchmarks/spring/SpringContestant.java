package dev.leat.benchmarks.spring;

import dev.leat.benchmarks.kit.Answer;
import dev.leat.benchmarks.kit.Contestant;
import dev.leat.benchmarks.kit.Data;
import dev.leat.benchmarks.kit.Target;
import dev.leat.benchmarks.reactive.ReactiveAnswer;
import dev.leat.benchmarks.spring.Rows.Account;
import dev.leat.benchmarks.spring.Rows.Booking;
import dev.leat.benchmarks.spring.Rows.CustomerWithOrders;
import dev.leat.benchmarks.spring.Rows.Entry;
import dev.leat.benchmarks.spring.Rows.EntryWithRelations;
import dev.leat.benchmarks.spring.Rows.Fortune;
import dev.leat.benchmarks.spring.Rows.NodeWithChildren;
import dev.leat.benchmarks.spring.Rows.Order;
import dev.leat.benchmarks.spring.Rows.OrderWithItems;
import dev.leat.benchmarks.spring.Rows.World;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
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
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.util.function.Tuple2;

/**
 * Spring Data R2DBC in the form of its reference: repositories of immutable entities, derived and declared queries, a
 * {@link TransactionalOperator} around {@code saveAll}, projections of joins. It has no relations: they are loaded by hand,
 * a query for each level.
 *
 * <p>{@code saveAll} is a statement per row, since Spring Data R2DBC has no other way to save entities: inserts of many rows
 * are <a href="https://github.com/spring-projects/spring-data-r2dbc/issues/259">an open request</a>.
 *
 * <p>Results come in binary, an option of the driver with which W3 takes 0.88 of the time and W2 the same.
 */
public final class SpringContestant extends Contestant {
    private @Nullable Opened opened;
    private @Nullable GeneratedTypes types;

    private record Opened(
            ConnectionPool pool,
            AnnotationConfigApplicationContext context,
            Repositories repositories,
            Relations relations,
            TransactionalOperator transactional) {}

    @Override
    public List<String> artifacts() {
        return List.of("spring-data-r2dbc", "spring-r2dbc", "r2dbc-postgresql", "r2dbc-pool");
    }

    @Override
    public List<String> recommendedBy() {
        return List.of(
                "https://docs.spring.io/spring-data/relational/reference/r2dbc/getting-started.html",
                "https://docs.spring.io/spring-data/relational/reference/object-mapping.html",
                "https://docs.spring.io/spring-framework/reference/data-access/transaction/programmatic.html",
                "https://docs.spring.io/spring-data/relational/reference/repositories/projections.html",
                "https://github.com/spring-projects/spring-data-r2dbc/issues/137");
    }

    @Override
    public void open(Target target) {
        ConnectionPool pool = new ConnectionPool(ConnectionPoolConfiguration.builder(
                        new PostgresqlConnectionFactory(PostgresqlConnectionConfiguration.builder()
                                .host(target.host())
                                .port(target.port())
                                .database(target.database())
                                .username(target.user())
                                .password(target.password())
                                .forceBinary(true)
                                .build()))
                .initialSize(target.poolSize())
                .maxSize(target.poolSize())
                .build());
        pool.warmup().block();
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(SpringConfiguration.class, () -> new SpringConfiguration(pool));
        context.refresh();
        Repositories repositories = Repositories.of(context);
        opened = new Opened(
                pool, context, repositories, new Relations(repositories), context.getBean(TransactionalOperator.class));
    }

    @Override
    public void close() {
        closeTypes();
        opened().context().close();
        opened().pool().dispose();
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
        return opened().transactional().transactional(work);
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
        Flux<Account> changed = accounts.findByIdLessThanEqual(count)
                .map(account -> account.with(cents.applyAsLong(account.id())))
                .collectList()
                .flatMapMany(accounts::saveAll);
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
                OrderWithItems::tellNext);
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
                .flatMap(accounts::save)
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
                .flatMapMany(worlds -> transactional(repositories().worlds().saveAll(worlds)));
        ReactiveAnswer.subscribe(changed, answer, World::tell);
    }

    @Override
    public void tree(int depth, Answer answer) {
        ReactiveAnswer.subscribe(relations().tree(depth), answer, NodeWithChildren::tell);
    }

    @Override
    public void entries(int count, Answer answer) {
        ReactiveAnswer.subscribe(repositories().entries().findByIdLessThanEqual(count), answer, Entry::tell);
    }

    @Override
    public void entriesWithRelations(int count, Answer answer) {
        ReactiveAnswer.subscribe(relations().entries(count), answer, EntryWithRelations::tell);
    }

    @Override
    public void buildTypes(int count) {
        closeTypes();
        types = GeneratedTypes.of(count);
    }

    private void closeTypes() {
        if (types != null) {
            types.close();
            types = null;
        }
    }

    @Override
    public void startTypes(int count, Answer answer) {
        Objects.requireNonNull(types, "not built")
                .start(count, opened().context().getBean(DatabaseClient.class), answer);
        answer.done();
    }
}
