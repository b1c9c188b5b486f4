package dev.leat.mapper.it.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.error.ConstraintViolationException;
import dev.leat.core.error.DriverFailure;
import dev.leat.core.error.LeatException;
import dev.leat.core.error.StaleEntityException;
import dev.leat.core.error.TransactionAbortedException;
import dev.leat.core.error.UsageException;
import dev.leat.mapper.Crud;
import dev.leat.mapper.CrudRepository;
import dev.leat.mapper.it.testing.MappedDatabase;
import dev.leat.mapper.mapping.EntityType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writing many entities: one statement for each chunk, as a whole or not at all, in order. */
interface BulkContract {
    /** The largest chunk. */
    int CHUNK = 5_000;

    AtomicInteger NUMBERS = new AtomicInteger(1_000_000);

    MappedDatabase database();

    private <E, K> Crud<E, K> crud(EntityType<E, K> type) {
        return database().leat().crud(type);
    }

    private static int chunks(int size) {
        return (size + CHUNK - 1) / CHUNK;
    }

    private static List<Customer> customers(int size) {
        String run = "run " + NUMBERS.incrementAndGet() + " customer ";
        return IntStream.range(0, size)
                .mapToObj(i -> i % 2 == 0
                        ? Customer.of(run + i, "DE")
                        : Customer_.with(Customer.of(run + i, "FR"))
                                .email(i + "@example.org")
                                .invoiceAddress(Address.in("PT"))
                                .build())
                .toList();
    }

    private void sent(int statements) {
        assertThat(database().recorder().statements()).hasSize(statements).allMatch(sent -> sent.sets() == 1);
        database().clear();
    }

    private <E, K> void storedAre(EntityType<E, K> type, List<E> entities) {
        List<K> ids = entities.stream()
                .map(entity -> Objects.requireNonNull(type.id(entity)))
                .toList();
        assertThat(database().list(crud(type).findAllById(ids))).isEqualTo(entities);
        database().clear();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 256, 5_000, 5_001, 12_000})
    default void everyChunkIsOneStatement(int size) {
        List<Customer> given = customers(size);
        CrudRepository<Customer, Long> customers = () -> crud(Customer_.entity);

        List<Customer> stored = database().list(customers.insertAll(given));
        sent(chunks(size));
        assertThat(stored)
                .extracting(Customer::name)
                .isEqualTo(given.stream().map(Customer::name).toList());
        assertThat(stored).allMatch(customer -> customer.version() == 0);
        storedAre(Customer_.entity, stored);

        List<Customer> turned = new ArrayList<>();
        stored.forEach(
                customer -> turned.add(0, Customer_.with(customer).email("new").build()));
        List<Customer> updated = database().list(customers.updateAll(turned));
        sent(chunks(size));
        assertThat(updated)
                .extracting(Customer::id)
                .isEqualTo(turned.stream().map(Customer::id).toList());
        assertThat(updated).allMatch(customer -> customer.version() == 1 && "new".equals(customer.email()));
        storedAre(Customer_.entity, updated);

        assertThat(database().value(customers.deleteAll(updated))).isEqualTo(size);
        sent(chunks(size));
    }

    @Test
    default void wideEntitiesMakeSmallerChunks() {
        String wide = "x".repeat(40_000); // 105 of them are 4 MiB
        Crud<Customer, Long> customers = crud(Customer_.entity);
        List<Customer> given = IntStream.range(0, 250)
                .mapToObj(i -> Customer_.with(Customer.of("wide " + NUMBERS.incrementAndGet(), "DE"))
                        .email(wide)
                        .build())
                .toList();
        List<Customer> stored = database().list(customers.insertAll(Flux.fromIterable(given)));
        sent(3);
        assertThat(stored)
                .extracting(Customer::name)
                .isEqualTo(given.stream().map(Customer::name).toList());
        List<Customer> updated = database().list(customers.updateAll(Flux.fromIterable(stored)));
        sent(3);
        assertThat(database().value(customers.deleteAll(Flux.fromIterable(updated))))
                .isEqualTo(250);
        sent(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5_001})
    default void insideATransactionToo(int size) {
        Crud<Customer, Long> customers = crud(Customer_.entity);
        Mono<Long> all = customers
                .insertAll(Flux.fromIterable(customers(size)))
                .collectList()
                .flatMap(
                        stored -> customers.updateAll(Flux.fromIterable(stored)).collectList())
                .flatMap(updated -> customers.deleteAll(Flux.fromIterable(updated)));
        assertThat(database().value(database().leat().transactional(all))).isEqualTo(size);
        sent(3 * chunks(size));
    }

    @Test
    default void assignedKeysKeepTheirOrder() {
        List<Product> products = new ArrayList<>(IntStream.range(0, 300)
                .mapToObj(i -> Product.of(NUMBERS.incrementAndGet()))
                .toList());
        Collections.shuffle(products, new Random(5));
        List<Product> stored = database().list(crud(Product_.entity).insertAll(Flux.fromIterable(products)));
        assertThat(stored).isEqualTo(products);
        List<Stock> stocks = products.stream()
                .flatMap(product -> IntStream.of(2, 1).mapToObj(i -> Stock.of(product, "w" + i, i)))
                .toList();
        List<Stock> storedStocks = database().list(crud(Stock_.entity).insertAll(Flux.fromIterable(stocks)));
        sent(2);
        assertThat(storedStocks).isEqualTo(stocks);
        assertThat(storedStocks.get(0).product().get()).isSameAs(products.get(0));
        List<Stock> updated = database()
                .list(crud(Stock_.entity)
                        .updateAll(Flux.fromIterable(storedStocks)
                                .map(stock -> Stock_.with(stock)
                                        .amount(stock.amount() * 10)
                                        .build())));
        sent(1);
        assertThat(updated).extracting(Stock::amount).startsWith(20, 10, 20, 10);
        assertThat(updated).allMatch(stock -> stock.version() == 1);
        storedAre(Stock_.entity, updated);
        assertThat(database().value(crud(Stock_.entity).deleteAll(Flux.fromIterable(updated))))
                .isEqualTo(600);
        assertThat(database().value(crud(Product_.entity).deleteAll(Flux.fromIterable(stored))))
                .isEqualTo(300);
    }

    @Test
    default void rowThatBreaksAConstraintUndoesItsChunk() {
        List<Coupon> coupons = coupons(CHUNK + 3);
        List<Coupon> twice = new ArrayList<>(coupons);
        twice.set(CHUNK + 1, coupons.get(7));
        List<Coupon> stored = new ArrayList<>();
        ConstraintViolationException error = database()
                .error(
                        ConstraintViolationException.class,
                        crud(Coupon_.entity)
                                .insertAll(Flux.fromIterable(twice))
                                .doOnNext(stored::add)
                                .then());
        assertThat(error.index()).isEqualTo(CHUNK + 1);
        sent(4); // two chunks, and the first and the first two rows of the second, to find the one
        assertThat(stored).as("the first chunk").hasSize(CHUNK);
        assertThat(count(coupons)).isEqualTo(CHUNK);
        database().value(crud(Coupon_.entity).deleteAll(Flux.fromIterable(stored)));

        database()
                .error(
                        ConstraintViolationException.class,
                        database()
                                .leat()
                                .transactional(crud(Coupon_.entity)
                                        .insertAll(Flux.fromIterable(twice))
                                        .then()));
        assertThat(count(coupons)).as("all undone by the transaction").isZero();
    }

    private static List<Coupon> coupons(int size) {
        String run = "R" + NUMBERS.incrementAndGet() + "-";
        return IntStream.range(0, size)
                .mapToObj(i -> Coupon.of(run + i, i % 100))
                .toList();
    }

    private long count(List<Coupon> coupons) {
        String first = coupons.get(0).code();
        String run = first.substring(0, first.indexOf('-') + 1);
        return database()
                .value(crud(Coupon_.entity).where(Coupon_.code.startsWith(run)).count());
    }

    private static Mono<Void> ignoring(Class<? extends Throwable> error, Mono<?> write) {
        return write.then().onErrorResume(error, ignored -> Mono.empty());
    }

    private <T> Mono<T> transactional(Mono<T> body) {
        return database().leat().transactional(body);
    }

    private static List<Coupon> withOneTwice(List<Coupon> coupons) {
        List<Coupon> twice = new ArrayList<>(coupons);
        twice.set(coupons.size() - 1, coupons.get(0));
        return twice;
    }

    @Test
    default void transactionWhoseChunkFailedStoresNothing() {
        List<Coupon> coupons = coupons(10);
        Crud<Coupon, String> crud = crud(Coupon_.entity);
        Mono<Void> broken =
                crud.insertAll(Flux.fromIterable(withOneTwice(coupons))).then();
        Mono<Void> body = crud.insert(coupons.get(3)).then(ignoring(ConstraintViolationException.class, broken));
        TransactionAbortedException error = database().error(TransactionAbortedException.class, transactional(body));
        assertThat(error).hasRootCauseInstanceOf(DriverFailure.class).hasMessageContaining("nested transaction");
        assertThat(count(coupons)).isZero();
    }

    @Test
    default void chunkFailsAloneInANestedTransaction() {
        List<Coupon> coupons = coupons(10);
        Crud<Coupon, String> crud = crud(Coupon_.entity);
        Mono<Void> broken = transactional(
                crud.insertAll(Flux.fromIterable(withOneTwice(coupons))).then());
        Mono<Coupon> body = ignoring(ConstraintViolationException.class, broken).then(crud.insert(coupons.get(3)));
        database().run(transactional(body));
        assertThat(count(coupons)).isEqualTo(1);
    }

    @Test
    default void cancelledChunkIsStoredWholeOrNotAtAll() {
        List<Coupon> coupons = coupons(10);
        Mono<Void> insert =
                crud(Coupon_.entity).insertAll(Flux.fromIterable(coupons)).then();
        Mono<Void> cancelled = Mono.when(insert, Mono.error(new IllegalStateException("cancels the other")));
        database()
                .run(ignoring(
                        TransactionAbortedException.class,
                        transactional(ignoring(IllegalStateException.class, cancelled))));
        assertThat(count(coupons)).isIn(0L, 10L);
    }

    @Test
    default void readerThatStopsBetweenChunksDoesNotAbortTheTransaction() {
        List<Coupon> coupons = coupons(CHUNK + 3);
        Mono<Void> first = crud(Coupon_.entity)
                .insertAll(Flux.fromIterable(coupons))
                .take(1)
                .then();
        database().run(transactional(first));
        assertThat(count(coupons)).isIn((long) CHUNK, CHUNK + 3L);
    }

    /** Ten rows of which the last is stale. */
    private List<Customer> lastIsStale() {
        List<Customer> stored = database().list(crud(Customer_.entity).insertAll(Flux.fromIterable(customers(10))));
        List<Customer> now = new ArrayList<>(stored);
        now.set(9, database().value(crud(Customer_.entity).update(renamed(stored.get(9)))));
        storedAre(Customer_.entity, now);
        return stored;
    }

    private void nothingIsRenamed(List<Customer> before) {
        assertThat(database()
                        .list(crud(Customer_.entity)
                                .findAllById(
                                        before.stream().map(BulkContract::id).toList())))
                .startsWith(before.subList(0, 9).toArray(Customer[]::new));
    }

    @Test
    default void staleChunkThatNobodyWaitsForIsNotCommittedInPart() {
        List<Customer> before = lastIsStale();
        Flux<Customer> renamed =
                crud(Customer_.entity).updateAll(Flux.fromIterable(before).map(BulkContract::renamed));
        Mono<Void> leftAlone = Mono.deferContextual(context -> {
            renamed.contextWrite(context).subscribe(stored -> {}, error -> {});
            return Mono.empty();
        });
        database().run(ignoring(TransactionAbortedException.class, transactional(leftAlone)));
        nothingIsRenamed(before);
    }

    @Test
    default void staleChunkWhoseErrorIsSkippedIsNotCommittedInPart() {
        List<Customer> before = lastIsStale();
        Mono<Void> renamed = crud(Customer_.entity)
                .updateAll(Flux.fromIterable(before).map(BulkContract::renamed))
                .then();
        for (Mono<Void> each : List.of(renamed, transactional(renamed))) {
            database()
                    .run(ignoring(
                            LeatException.class,
                            each.flux().onErrorContinue((error, value) -> {}).then()));
            nothingIsRenamed(before);
        }
    }

    @Test
    default void staleRowsAreReportedAndNothingOfTheirChunkIsWritten() {
        Crud<Customer, Long> crud = crud(Customer_.entity);
        List<Customer> stored = database().list(crud.insertAll(Flux.fromIterable(customers(10))));
        List<Customer> ahead = database()
                .list(crud.updateAll(Flux.just(stored.get(7), stored.get(2)).map(BulkContract::renamed)));
        database().run(crud.deleteById(id(stored.get(5))));
        List<Long> stale = List.of(id(stored.get(2)), id(stored.get(5)), id(stored.get(7)));

        database().clear();
        StaleEntityException update = database()
                .error(
                        StaleEntityException.class,
                        crud.updateAll(Flux.fromIterable(stored).map(BulkContract::renamed))
                                .then());
        sent(1);
        assertThat(update.keys()).isEqualTo(stale);
        assertThat(update).hasMessageContaining("3 of the Customer rows");
        StaleEntityException delete =
                database().error(StaleEntityException.class, crud.deleteAll(Flux.fromIterable(stored)));
        sent(1);
        assertThat(delete.keys()).isEqualTo(stale);

        Mono<Void> stays = crud.updateAll(Flux.fromIterable(stored).map(BulkContract::renamed))
                .then();
        TransactionAbortedException swallowed = database()
                .error(TransactionAbortedException.class, transactional(ignoring(StaleEntityException.class, stays)));
        assertThat(swallowed).hasCauseInstanceOf(StaleEntityException.class);
        TransactionAbortedException nested = database()
                .error(
                        TransactionAbortedException.class,
                        transactional(transactional(
                                ignoring(StaleEntityException.class, crud.deleteAll(Flux.fromIterable(stored))))));
        assertThat(nested).hasCauseInstanceOf(StaleEntityException.class);

        List<Customer> left = new ArrayList<>(stored);
        left.set(7, ahead.get(0));
        left.set(2, ahead.get(1));
        left.remove(5);
        storedAre(Customer_.entity, left);
    }

    private static Customer renamed(Customer customer) {
        return Customer_.with(customer).name("renamed").build();
    }

    private static long id(Customer customer) {
        return Objects.requireNonNull(customer.id());
    }

    @Test
    default void sameRowTwiceIsRefusedBeforeSending() {
        Crud<Customer, Long> crud = crud(Customer_.entity);
        Customer stored = database().value(crud.insert(Customer.of("twice", "DE")));
        database().clear();
        UsageException update = database()
                .error(
                        UsageException.class,
                        crud.updateAll(Flux.just(stored, renamed(stored))).then());
        assertThat(update.code()).isEqualTo("DuplicateKey");
        UsageException delete = database().error(UsageException.class, crud.deleteAll(Flux.just(stored, stored)));
        assertThat(delete.code()).isEqualTo("DuplicateKey");
        sent(0);
        storedAre(Customer_.entity, List.of(stored));
    }

    @Test
    default void errorOfTheSourceWritesNothingOfTheChunkBegun() {
        List<Coupon> coupons = coupons(3);
        IllegalStateException error = database()
                .error(
                        IllegalStateException.class,
                        crud(Coupon_.entity)
                                .insertAll(Flux.fromIterable(coupons)
                                        .concatWith(Mono.error(new IllegalStateException("source"))))
                                .then());
        assertThat(error).hasMessage("source");
        sent(0);
    }

    @Test
    default void cancelStopsAfterTheChunk() {
        List<Coupon> coupons = coupons(2 * CHUNK + 1);
        Coupon first = database()
                .list(crud(Coupon_.entity).insertAll(Flux.fromIterable(coupons)).take(1))
                .get(0);
        assertThat(first).isEqualTo(coupons.get(0));
        sent(1);
        assertThat(count(coupons)).isEqualTo(CHUNK);
    }

    @Test
    default void updateOfNothingButTheVersion() {
        Crud<Customer, Long> crud = crud(Customer_.entity);
        List<Customer> stored = database().list(crud.insertAll(Flux.fromIterable(customers(3))));
        List<Customer> touched = database().list(crud.updateAll(Flux.fromIterable(stored)));
        assertThat(touched).extracting(Customer::version).containsExactly(1, 1, 1);
        assertThat(touched)
                .extracting(Customer::name)
                .isEqualTo(stored.stream().map(Customer::name).toList());
    }
}
