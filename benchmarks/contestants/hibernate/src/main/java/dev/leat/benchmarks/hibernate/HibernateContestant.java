package dev.leat.benchmarks.hibernate;

import dev.leat.benchmarks.kit.Answer;
import dev.leat.benchmarks.kit.BuiltTypes;
import dev.leat.benchmarks.kit.Contestant;
import dev.leat.benchmarks.kit.Data;
import dev.leat.benchmarks.kit.Target;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hibernate.reactive.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Hibernate Reactive, by its {@code Stage} interface: stateless sessions for what needs no persistence context, batch
 * fetching for related rows, JDBC batches for writes. All on one event loop, where related rows are fetched by the hundred:
 * with one loop for each processor W1-64 took 1.1 to 1.2 times as long, with batches of 1,000 as much again and W3 the same;
 * with subselects, 3 statements instead of 110, W3 took twice to eight times as long.
 *
 * <p>It has no streams: whole tables are read in pages by key, which takes a fifth of the time of one list of 200,000 in
 * a heap of 1 GB.
 *
 * <p>An insert whose key the table gives cannot be batched; its documents recommend a pooled sequence, which the table
 * does not have. So many rows are inserted with keys drawn from the sequence of the table by one statement before, which
 * is what a pooled sequence would come to.
 *
 * <p>One class, so that all it does can be read at once.
 */
public final class HibernateContestant extends Contestant {
    private static final String REFERENCE = "https://hibernate.org/reactive/documentation/3.0/reference/html_single/#";
    private static final List<Class<?>> ENTITIES = List.of(
            Customer.class,
            Order.class,
            Item.class,
            Entry.class,
            Account.class,
            World.class,
            Fortune.class,
            Node.class,
            Booking.class,
            DrawnBooking.class);

    private final Vertx vertx = Vertx.vertx();
    private Stage.@Nullable SessionFactory factory;
    private @Nullable Sessions sessions;
    private @Nullable Factories factories;
    private @Nullable BuiltTypes types;

    @Override
    public List<String> artifacts() {
        return List.of("hibernate-reactive-core", "hibernate-core", "vertx-pg-client");
    }

    @Override
    public List<String> recommendedBy() {
        return List.of(
                REFERENCE + "_enabling_statement_batching",
                REFERENCE + "_association_fetching",
                REFERENCE + "_stateless_sessions");
    }

    @Override
    public void open(Target target) throws Exception {
        Factories opened = new Factories(target, vertx);
        factories = opened;
        Stage.SessionFactory stages =
                opened.of(ENTITIES, getClass().getClassLoader()).unwrap(Stage.SessionFactory.class);
        factory = stages;
        sessions = new Sessions(stages, vertx.getOrCreateContext());
        sessions().warmUp(target.poolSize());
    }

    @Override
    public void close() {
        closeTypes();
        Objects.requireNonNull(factory).close();
        vertx.close();
    }

    private void closeTypes() {
        if (types != null) {
            types.close();
            types = null;
        }
    }

    private Sessions sessions() {
        return Objects.requireNonNull(sessions, "not open");
    }

    private static <T> T found(@Nullable T entity) {
        return Objects.requireNonNull(entity, "no such row");
    }

    private CompletionStage<Order> order(long id) {
        return sessions().stateless(session -> session.get(Order.class, id));
    }

    @Override
    public void order(long id, Answer answer) {
        sessions().run(() -> order(id).thenAccept(order -> found(order).tell(answer)), answer);
    }

    /** Each lookup has a session of its own, all of them at once. */
    @Override
    public void ordersOneByOne(long first, int count, Answer answer) {
        sessions()
                .run(
                        () -> CompletableFuture.allOf(LongStream.range(first, first + count)
                                .mapToObj(id -> order(id)
                                        .thenAccept(order -> found(order).tell(answer))
                                        .toCompletableFuture())
                                .toArray(CompletableFuture<?>[]::new)),
                        answer);
    }

    @Override
    public void orders(Answer answer) {
        sessions()
                .run(
                        () -> Sessions.pages(
                                Data.ORDERS,
                                (after, limit) -> sessions()
                                        .stateless(session -> session.createSelectionQuery(
                                                        "from Order where id > :after order by id", Order.class)
                                                .setParameter("after", after)
                                                .setMaxResults(limit)
                                                .getResultList()),
                                Order::getId,
                                order -> order.tell(answer)),
                        answer);
    }

    @Override
    public void graph(int count, Answer answer) {
        sessions()
                .run(
                        () -> sessions()
                                .with(session -> session.setDefaultReadOnly(true)
                                        .createSelectionQuery("from Customer where id <= :last", Customer.class)
                                        .setParameter("last", (long) count)
                                        .getResultList()
                                        .thenCompose(customers -> withOrdersAndItems(session, customers))
                                        .thenAccept(customers ->
                                                customers.forEach(customer -> tellGraph(customer, answer)))),
                        answer);
    }

    private static CompletionStage<List<Customer>> withOrdersAndItems(Stage.Session session, List<Customer> customers) {
        return Sessions.fetch(session, customers.iterator(), Customer::getOrders)
                .thenCompose(nothing -> Sessions.fetch(
                        session,
                        customers.stream()
                                .flatMap(customer -> customer.getOrders().stream())
                                .iterator(),
                        Order::getItems))
                .thenApply(nothing -> customers);
    }

    private static void tellGraph(Customer customer, Answer answer) {
        answer.below(0);
        customer.tell(answer);
        customer.getOrders().forEach(order -> {
            answer.below(customer.getId());
            order.tell(answer);
            answer.below(order.getId());
            order.getItems().forEach(item -> item.tell(answer));
        });
    }

    @Override
    public void insert(int count, Answer answer) {
        sessions()
                .run(
                        () -> sessions()
                                .statelessTransaction(session -> session.createNativeQuery(
                                                "select nextval('booking_id_seq') from generate_series(1, :count)",
                                                Long.class)
                                        .setParameter("count", count)
                                        .getResultList()
                                        .thenApply(HibernateContestant::bookings)
                                        .thenCompose(bookings ->
                                                session.insertMultiple(bookings).thenApply(nothing -> bookings))
                                        .thenAccept(bookings -> {
                                            for (int i = 0; i < count; i++) {
                                                answer.id(i + 1, bookings.get(i).getId());
                                            }
                                        })),
                        answer);
    }

    private static List<DrawnBooking> bookings(List<Long> keys) {
        List<DrawnBooking> bookings = new ArrayList<>(keys.size());
        for (Long key : keys) {
            bookings.add(new DrawnBooking(key, bookings.size() + 1));
        }
        return bookings;
    }

    @Override
    public void change(int count, LongUnaryOperator cents, Answer answer) {
        sessions()
                .run(
                        () -> Sessions.tell(
                                sessions()
                                        .transactional(session -> session.createSelectionQuery(
                                                        "from Account where id <= :last", Account.class)
                                                .setParameter("last", (long) count)
                                                .getResultList()
                                                .thenApply(accounts -> {
                                                    accounts.forEach(account ->
                                                            account.setCents(cents.applyAsLong(account.getId())));
                                                    return accounts;
                                                })),
                                answer,
                                Account::tell),
                        answer);
    }

    @Override
    public void customersWithOrders(Answer answer) {
        sessions()
                .run(
                        () -> Sessions.pages(
                                Data.CUSTOMERS,
                                (after, limit) -> sessions()
                                        .with(session -> session.setDefaultReadOnly(true)
                                                .createSelectionQuery(
                                                        "from Customer where id > :after order by id", Customer.class)
                                                .setParameter("after", after)
                                                .setMaxResults(limit)
                                                .getResultList()
                                                .thenCompose(customers -> Sessions.fetch(
                                                                session, customers.iterator(), Customer::getOrders)
                                                        .thenApply(nothing -> customers))),
                                Customer::getId,
                                customer -> {
                                    answer.below(0);
                                    customer.tell(answer);
                                    answer.below(customer.getId());
                                    customer.getOrders().forEach(order -> order.tell(answer));
                                }),
                        answer);
    }

    @Override
    public void page(long minimum, String prefix, int limit, Answer answer) {
        sessions()
                .run(
                        () -> sessions()
                                .with(session -> session.setDefaultReadOnly(true)
                                        .createSelectionQuery(
                                                "from Order o join fetch o.customer c where o.total >= :minimum and c.name like :name "
                                                        + "order by o.placedAt desc",
                                                Order.class)
                                        .setParameter("minimum", BigDecimal.valueOf(minimum, 2))
                                        .setParameter("name", prefix + "%")
                                        .setMaxResults(limit)
                                        .getResultList()
                                        .thenCompose(orders -> Sessions.fetch(
                                                        session, orders.iterator(), Order::getItems)
                                                .thenAccept(nothing -> orders.forEach(order -> {
                                                    answer.next();
                                                    order.tell(answer);
                                                    answer.below(order.getId());
                                                    order.getCustomer().tell(answer);
                                                    order.getItems().forEach(item -> item.tell(answer));
                                                })))),
                        answer);
    }

    @Override
    public void insertOne(long number, Answer answer) {
        Booking booking = new Booking(number);
        sessions()
                .run(
                        () -> sessions()
                                .stateless(session -> session.insert(booking))
                                .thenAccept(nothing -> answer.id(number, booking.getId())),
                        answer);
    }

    @Override
    public void changeOne(long id, long cents, Answer answer) {
        sessions()
                .run(
                        () -> sessions()
                                .transactional(session -> session.find(Account.class, id)
                                        .thenApply(account -> {
                                            found(account).setCents(cents);
                                            return account;
                                        }))
                                .thenAccept(account -> account.tell(answer)),
                        answer);
    }

    @Override
    public void world(int id, Answer answer) {
        sessions()
                .run(
                        () -> sessions()
                                .stateless(session -> session.get(World.class, id))
                                .thenAccept(world -> found(world).tell(answer)),
                        answer);
    }

    /** A session takes one query at a time. */
    private static CompletionStage<List<World>> worlds(Stage.StatelessSession session, int[] ids) {
        List<World> worlds = new ArrayList<>(ids.length);
        return Sessions.each(
                        IntStream.of(ids).iterator(),
                        id -> session.get(World.class, id).thenAccept(world -> worlds.add(found(world))))
                .thenApply(nothing -> worlds);
    }

    @Override
    public void worlds(int[] ids, Answer answer) {
        sessions()
                .run(
                        () -> Sessions.tell(sessions().stateless(session -> worlds(session, ids)), answer, World::tell),
                        answer);
    }

    @Override
    public void fortunes(Answer answer) {
        sessions()
                .run(
                        () -> sessions()
                                .stateless(session -> session.createSelectionQuery("from Fortune", Fortune.class)
                                        .getResultList())
                                .thenAccept(all -> {
                                    List<Fortune> fortunes = new ArrayList<>(all);
                                    fortunes.add(new Fortune(0, Data.ADDED_FORTUNE));
                                    fortunes.sort(Comparator.comparing(Fortune::getMessage));
                                    for (int place = 0; place < fortunes.size(); place++) {
                                        Fortune fortune = fortunes.get(place);
                                        answer.fortune(place, fortune.getId(), fortune.getMessage());
                                    }
                                }),
                        answer);
    }

    @Override
    public void updateWorlds(int[] ids, int[] numbers, Answer answer) {
        sessions()
                .run(
                        () -> Sessions.tell(
                                sessions()
                                        .statelessTransaction(session -> worlds(session, ids)
                                                .thenCompose(worlds -> {
                                                    for (int i = 0; i < numbers.length; i++) {
                                                        worlds.get(i).setNumber(numbers[i]);
                                                    }
                                                    worlds.sort(Comparator.comparing(World::getId));
                                                    return session.updateMultiple(worlds)
                                                            .thenApply(nothing -> worlds);
                                                })),
                                answer,
                                World::tell),
                        answer);
    }

    @Override
    public void tree(int depth, Answer answer) {
        sessions()
                .run(
                        () -> sessions()
                                .with(session -> session.setDefaultReadOnly(true)
                                        .createSelectionQuery("from Node where parent is null", Node.class)
                                        .getResultList()
                                        .thenCompose(roots -> {
                                            answer.below(0);
                                            roots.forEach(root -> root.tell(answer));
                                            return children(session, roots, depth, answer);
                                        })),
                        answer);
    }

    private static CompletionStage<Void> children(Stage.Session session, List<Node> parents, int depth, Answer answer) {
        if (depth == 1) {
            return CompletableFuture.completedStage(null);
        }
        return Sessions.fetch(session, parents.iterator(), Node::getChildren).thenCompose(nothing -> {
            List<Node> level = new ArrayList<>();
            parents.forEach(parent -> {
                answer.below(parent.getId());
                parent.getChildren().forEach(child -> child.tell(answer));
                level.addAll(parent.getChildren());
            });
            return children(session, level, depth - 1, answer);
        });
    }

    private CompletionStage<List<Entry>> entries(String query, long after, int limit) {
        return sessions()
                .stateless(session -> session.createSelectionQuery(query, Entry.class)
                        .setParameter("after", after)
                        .setMaxResults(limit)
                        .getResultList());
    }

    @Override
    public void entries(int count, Answer answer) {
        sessions()
                .run(
                        () -> Sessions.pages(
                                count,
                                (after, limit) -> entries("from Entry where id > :after order by id", after, limit),
                                Entry::getId,
                                entry -> entry.tell(answer)),
                        answer);
    }

    @Override
    public void entriesWithRelations(int count, Answer answer) {
        sessions()
                .run(
                        () -> Sessions.pages(
                                count,
                                (after, limit) -> entries(
                                        "from Entry e join fetch e.customer join fetch e.order where e.id > :after "
                                                + "order by e.id",
                                        after,
                                        limit),
                                Entry::getId,
                                entry -> entry.tellWithRelations(answer)),
                        answer);
    }

    @Override
    public void buildTypes(int count) {
        closeTypes();
        types = GeneratedTypes.build(count);
    }

    @Override
    public void startTypes(int count, Answer answer) {
        GeneratedTypes.start(
                Objects.requireNonNull(types, "not built"),
                count,
                Objects.requireNonNull(factories, "not open"),
                answer);
        answer.done();
    }
}
