package dev.leat.mapper.it.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.ConstraintViolationException;
import dev.leat.core.error.ConstraintViolationException.Kind;
import dev.leat.core.error.DataException;
import dev.leat.core.error.LeatException;
import dev.leat.core.error.StaleEntityException;
import dev.leat.core.error.UsageException;
import dev.leat.mapper.Crud;
import dev.leat.mapper.it.testing.MappedDatabase;
import dev.leat.mapper.mapping.EntityType;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Writing one entity: what comes back, what is refused, and who wins. */
interface WriteContract {
    /** Numbers for keys, so that no test meets another's rows. */
    AtomicInteger NUMBERS = new AtomicInteger(1_000);

    MappedDatabase database();

    private <E, K> Crud<E, K> crud(EntityType<E, K> type) {
        return database().leat().crud(type);
    }

    private <E> E insert(EntityType<E, ?> type, E entity) {
        return database().value(crud(type).insert(entity));
    }

    private Customer newCustomer() {
        return insert(Customer_.entity, Customer.of("customer " + NUMBERS.incrementAndGet(), "DE"));
    }

    private Order newOrder() {
        return insert(Order_.entity, Order.of(newCustomer(), "1.50"));
    }

    private static long id(Customer customer) {
        return Objects.requireNonNull(customer.id());
    }

    private static long id(Order order) {
        return Objects.requireNonNull(order.id());
    }

    private <E, K> void storedIs(EntityType<E, K> type, E entity) {
        K id = Objects.requireNonNull(type.id(entity));
        assertThat(database().value(crud(type).findById(id))).isEqualTo(entity);
    }

    private void nothingSent(Class<? extends LeatException> type, String code, Mono<?> write) {
        database().clear();
        LeatException error = database().error(type, write);
        assertThat(error.code()).isEqualTo(code);
        assertThat(database().recorder().sql()).isEmpty();
    }

    @Test
    default void insertGivesTheEntityAsStored() {
        Instant before = Instant.now().minusMillis(1);
        Customer given = Customer_.with(Customer.of("new", "PT"))
                .email("new@example.org")
                .invoiceAddress(new Address("Rua", "PT", "4000", new Place(41.15, -8.61)))
                .version(77)
                .build();
        database().clear();
        Customer stored = insert(Customer_.entity, given);
        assertThat(database().recorder().count()).isEqualTo(1);
        assertThat(stored.id()).isNotNull();
        assertThat(stored.version()).isZero();
        assertThat(stored.createdAt()).isBetween(before, Instant.now()).isEqualTo(stored.updatedAt());
        assertThat(stored)
                .usingRecursiveComparison()
                .ignoringFields("id", "version", "createdAt", "updatedAt", "orders", "profile")
                .isEqualTo(given);
        storedIs(Customer_.entity, stored);
    }

    @Test
    default void insertKeepsTheRelatedRowsOfTheGivenEntity() {
        Customer customer = newCustomer();
        Order stored = insert(Order_.entity, Order.of(customer, "2"));
        assertThat(stored.customer().get()).isSameAs(customer);
        Order byRow =
                Order_.with(Order.of(customer, "3")).customer(One.of(customer)).build();
        Order storedByRow = insert(Order_.entity, byRow);
        assertThat(storedByRow.customer().<Long>id()).isEqualTo(customer.id());
        assertThat(storedByRow.customer().get()).isSameAs(customer);
        Order byKey =
                Order_.with(Order.of(customer, "4")).customerId(id(customer)).build();
        assertThat(insert(Order_.entity, byKey).customer().isLoaded()).isFalse();
        storedIs(Order_.entity, storedByRow);
    }

    @Test
    default void handleOfNoRowIsEmpty() {
        assertThat(Order_.coupon.to(null).isEmpty()).isTrue();
        assertThat(Order_.coupon.of(noCoupon())).isEqualTo(One.none()).matches(One::isEmpty);
        Order order = insert(
                Order_.entity,
                Order_.with(Order.of(newCustomer(), "1")).coupon(One.none()).build());
        assertThat(order.coupon().isEmpty()).isTrue();
        assertThat(order.coupon()).isEqualTo(One.none());
    }

    @SuppressWarnings("NullAway") // whose plain mode does not see that the relation is optional
    private static Coupon noCoupon() {
        return null;
    }

    @Test
    default void updateRaisesTheVersionAndKeepsTheTimeOfTheInsert() {
        Instant later = Instant.parse("2040-01-02T03:04:05.123456789Z");
        Customer stored = newCustomer();
        Crud<Customer, Long> inFuture =
                database().leat().withClock(Clock.fixed(later, ZoneOffset.UTC)).crud(Customer_.entity);
        database().clear();
        Customer updated = database()
                .value(inFuture.update(Customer_.with(stored)
                        .name("renamed")
                        .createdAt(Instant.EPOCH)
                        .build()));
        assertThat(database().recorder().count()).isEqualTo(1);
        assertThat(updated.version()).isEqualTo(1);
        assertThat(updated.name()).isEqualTo("renamed");
        assertThat(updated.createdAt()).isEqualTo(stored.createdAt());
        assertThat(updated.updatedAt()).isEqualTo(Instant.parse("2040-01-02T03:04:05.123456Z"));
        storedIs(Customer_.entity, updated);
    }

    @Test
    default void updateKeepsLoadedRowsWhereTheyStillBelong() {
        Order order = newOrder();
        Order loaded = database()
                .value(crud(Order_.entity)
                        .where(Order_.id.eq(id(order)))
                        .with(Order_.customer, Order_.items)
                        .one());
        Order updated = database()
                .value(crud(Order_.entity).update(Order_.with(loaded).note("n").build()));
        assertThat(updated.customer().get()).isEqualTo(loaded.customer().get());
        assertThat(updated.items().list()).isEmpty();
        Customer other = newCustomer();
        Order moved = database()
                .value(crud(Order_.entity)
                        .update(Order_.with(updated).customerId(id(other)).build()));
        assertThat(moved.customer().isLoaded()).isFalse();
        assertThat(moved.customer().<Long>id()).isEqualTo(other.id());
    }

    @Test
    default void staleUpdateIsRefused() {
        Customer first = newCustomer();
        Customer second = database()
                .value(crud(Customer_.entity)
                        .update(Customer_.with(first).name("second").build()));
        StaleEntityException error = database()
                .error(
                        StaleEntityException.class,
                        crud(Customer_.entity)
                                .update(Customer_.with(first).name("third").build()));
        assertThat(error.keys()).isEqualTo(List.of(id(first)));
        assertThat(error.entity()).isEqualTo("Customer");
        assertThat(error.isRetryable()).as("with the entity as it is").isFalse();
        assertThat(error).hasMessageNotContaining(String.valueOf(first.id()));
        storedIs(Customer_.entity, second);
    }

    @Test
    default void updateOfARowThatIsNotThereIsRefused() {
        Tag tag = insert(Tag_.entity, Tag.of("gone"));
        database().run(crud(Tag_.entity).delete(tag));
        assertThat(database()
                        .error(StaleEntityException.class, crud(Tag_.entity).update(tag))
                        .keys())
                .isEqualTo(List.of(tag.id()));
    }

    @Test
    default void deleteChecksTheVersion() {
        Customer first = newCustomer();
        Customer second = database()
                .value(crud(Customer_.entity)
                        .update(Customer_.with(first).name("second").build()));
        StaleEntityException error = database()
                .error(StaleEntityException.class, crud(Customer_.entity).delete(first));
        assertThat(error.keys()).isEqualTo(List.of(id(first)));
        storedIs(Customer_.entity, second);
        database().clear();
        database().run(crud(Customer_.entity).delete(second));
        assertThat(database().recorder().count()).isEqualTo(1);
        assertThat(database().run(crud(Customer_.entity).findById(id(first)))).isNull();
        database().error(StaleEntityException.class, crud(Customer_.entity).delete(second));
    }

    @Test
    default void deleteByIdSaysWhetherThereWasARow() {
        Customer customer = newCustomer();
        database().run(crud(Customer_.entity).update(customer));
        assertThat(database().value(crud(Customer_.entity).existsById(id(customer))))
                .isTrue();
        database().clear();
        assertThat(database().value(crud(Customer_.entity).deleteById(id(customer))))
                .isTrue();
        assertThat(database().recorder().count()).isEqualTo(1);
        assertThat(database().value(crud(Customer_.entity).deleteById(id(customer))))
                .isFalse();
        assertThat(database().value(crud(Customer_.entity).existsById(id(customer))))
                .isFalse();
    }

    @Test
    default void oneOfManyUpdatesOfAVersionWins() {
        Customer customer = newCustomer();
        List<String> outcomes = database()
                .list(Flux.range(0, 50)
                        .flatMap(
                                i -> crud(Customer_.entity)
                                        .update(Customer_.with(customer)
                                                .name("by " + i)
                                                .build())
                                        .subscribeOn(Schedulers.parallel())
                                        .map(Customer::name)
                                        .onErrorResume(StaleEntityException.class, stale -> Mono.just("stale")),
                                50));
        assertThat(outcomes).hasSize(50);
        List<String> winners =
                outcomes.stream().filter(name -> !name.equals("stale")).toList();
        assertThat(winners).hasSize(1);
        Customer stored = database().value(crud(Customer_.entity).findById(id(customer)));
        assertThat(stored.version()).isEqualTo(1);
        assertThat(stored.name()).isEqualTo(winners.get(0));
    }

    @Test
    default void versionDoesNotWrapAround() {
        Product product = insert(Product_.entity, Product.of(NUMBERS.incrementAndGet()));
        Stock stock = insert(Stock_.entity, Stock.of(product, "north", 1));
        database().admin().update("update stock set version = 32767 where product_id = '" + product.id() + "'");
        Stock last = database().value(crud(Stock_.entity).findById(stock.id()));
        nothingSent(DataException.class, "VersionOverflow", crud(Stock_.entity).update(last));
        DataException error = database()
                .error(
                        DataException.class,
                        crud(Stock_.entity).updateAll(Flux.just(last)).then());
        assertThat(error.code()).isEqualTo("BadValue");
        storedIs(Stock_.entity, last);
    }

    @Test
    default void entityWithoutIdIsNeitherUpdatedNorDeleted() {
        Customer fresh = Customer.of("fresh", "DE");
        nothingSent(UsageException.class, "NoId", crud(Customer_.entity).update(fresh));
        nothingSent(UsageException.class, "NoId", crud(Customer_.entity).delete(fresh));
        nothingSent(
                UsageException.class,
                "NoId",
                crud(Customer_.entity).updateAll(Flux.just(fresh)).then());
        nothingSent(UsageException.class, "NoId", crud(Customer_.entity).deleteAll(Flux.just(fresh)));
    }

    @Test
    default void relatedRowHasToBeWrittenFirst() {
        Order order = Order.of(Customer.of("fresh", "DE"), "1");
        nothingSent(UsageException.class, "UnsavedRelation", crud(Order_.entity).insert(order));
        nothingSent(
                UsageException.class,
                "UnsavedRelation",
                crud(Order_.entity).insertAll(Flux.just(order)).then());
    }

    @Test
    default void keyOfAnotherTypeIsRefused() {
        Order order =
                Order_.with(Order.of(newCustomer(), "1")).customer(One.to(5)).build();
        nothingSent(UsageException.class, "RelationKeyType", crud(Order_.entity).insert(order));
    }

    @Test
    default void columnOfTheIdThatIsARelationHoldsOneKey() {
        Product one = insert(Product_.entity, Product.of(NUMBERS.incrementAndGet()));
        Product other = insert(Product_.entity, Product.of(NUMBERS.incrementAndGet()));
        Stock stock = insert(Stock_.entity, Stock.of(one, "north", 5));
        assertThat(stock.product().<UUID>id()).isEqualTo(one.id());
        assertThat(stock.product().get()).isSameAs(one);
        storedIs(Stock_.entity, stock);
        assertThat(database()
                        .value(crud(Stock_.entity)
                                .where(Stock_.product.is(Product_.name.eq(one.name())))
                                .list()))
                .containsExactly(stock);
        assertThat(database().run(crud(Stock_.entity).findById(new StockId(other.id(), "north"))))
                .isNull();
    }

    @Test
    default void compositeKeys() {
        Product product = insert(Product_.entity, Product.of(NUMBERS.incrementAndGet()));
        Stock north = insert(Stock_.entity, Stock.of(product, "north", 5));
        Stock south = insert(Stock_.entity, Stock.of(product, "south", 6));
        StockId nowhere = new StockId(product.id(), "nowhere");
        assertThat(database().value(crud(Stock_.entity).existsById(north.id()))).isTrue();
        assertThat(database().value(crud(Stock_.entity).existsById(nowhere))).isFalse();
        database().clear();
        assertThat(database()
                        .list(crud(Stock_.entity).findAllById(List.of(south.id(), nowhere, north.id(), south.id()))))
                .containsExactly(south, north);
        assertThat(database().recorder().count()).isEqualTo(1);
        Stock more = database()
                .value(crud(Stock_.entity).update(Stock_.with(north).amount(50).build()));
        assertThat(more.version()).isEqualTo((short) 1);
        assertThat(database()
                        .error(StaleEntityException.class, crud(Stock_.entity).delete(north))
                        .keys())
                .isEqualTo(List.of(north.id()));
        database().run(crud(Stock_.entity).delete(more));
        assertThat(database().value(crud(Stock_.entity).deleteById(north.id()))).isFalse();
        assertThat(database().value(crud(Stock_.entity).deleteById(south.id()))).isTrue();
    }

    @Test
    default void findAllByIdKeepsTheOrderOfTheKeys() {
        List<Customer> customers = List.of(newCustomer(), newCustomer(), newCustomer());
        List<Long> ids = List.of(id(customers.get(2)), -1L, id(customers.get(0)), id(customers.get(2)));
        database().clear();
        assertThat(database().list(crud(Customer_.entity).findAllById(ids)))
                .containsExactly(customers.get(2), customers.get(0));
        assertThat(database().recorder().count()).isEqualTo(1);
        assertThat(database().arrayLengths()).containsExactly(3);
        database().clear();
        assertThat(database().list(crud(Customer_.entity).findAllById(List.of())))
                .isEmpty();
        assertThat(database().recorder().count()).isZero();
    }

    @Test
    default void brokenConstraintIsNamed() {
        Order orphan = Order_.with(newOrder()).customerId(-1L).build();
        ConstraintViolationException foreignKey = database()
                .error(ConstraintViolationException.class, crud(Order_.entity).insert(orphan));
        assertThat(foreignKey.kind()).isEqualTo(Kind.FOREIGN_KEY);
        assertThat(foreignKey.constraint()).isEqualToIgnoringCase("fk_orders_customer_id");

        Customer customer = newCustomer();
        insert(Profile_.entity, Profile.of(Profile_.customer.of(customer), "one"));
        ConstraintViolationException unique = database()
                .error(
                        ConstraintViolationException.class,
                        crud(Profile_.entity).insert(Profile.of(Profile_.customer.of(customer), "two")));
        assertThat(unique.kind()).isEqualTo(Kind.UNIQUE);

        Coupon coupon = insert(Coupon_.entity, Coupon.of("C" + NUMBERS.incrementAndGet(), 5));
        ConstraintViolationException key = database()
                .error(ConstraintViolationException.class, crud(Coupon_.entity).insert(coupon));
        assertThat(key.kind()).isEqualTo(Kind.UNIQUE);
        assertThat(key).hasMessageNotContaining(coupon.code());
        database()
                .error(
                        ConstraintViolationException.class,
                        crud(Customer_.entity).delete(customer));
    }

    @Test
    default void moreDecimalsThanDeclaredAreNeverSent() {
        Order order = newOrder();
        Order precise = Order_.with(order).total(new BigDecimal("1.505")).build();
        Crud<Order, Long> orders = crud(Order_.entity);
        nothingSent(DataException.class, "TooManyDecimals", orders.insert(precise));
        nothingSent(DataException.class, "TooManyDecimals", orders.update(precise));
        nothingSent(
                DataException.class,
                "TooManyDecimals",
                orders.insertAll(Flux.just(order, precise)).then());
        nothingSent(
                DataException.class,
                "TooManyDecimals",
                orders.updateAll(Flux.just(precise)).then());
        DataException error = database().error(DataException.class, orders.update(precise));
        assertThat(error).hasMessageContaining("\"total\"").hasMessageNotContaining("1.505");
        Order zeros = database()
                .value(orders.update(
                        Order_.with(order).total(new BigDecimal("7.5000")).build()));
        assertThat(zeros.total()).isEqualByComparingTo("7.5");
        assertThat(database()
                        .value(orders.update(
                                Order_.with(zeros).total(new BigDecimal("1E+3")).build()))
                        .total())
                .isEqualByComparingTo("1000");
    }

    @Test
    default void whatDoesNotFitIsRefusedByTheDatabase() {
        Order tooLarge =
                Order_.with(newOrder()).total(new BigDecimal("12345678901.00")).build();
        assertThat(database()
                        .error(DataException.class, crud(Order_.entity).update(tooLarge))
                        .code())
                .isEqualTo("BadValue");
        String longName = "n".repeat(101);
        DataException tooLong =
                database().error(DataException.class, crud(Customer_.entity).insert(Customer.of(longName, "DE")));
        assertThat(tooLong).hasMessageNotContaining("nnn");
        assertThat(insert(Customer_.entity, Customer.of("n".repeat(100), "DE")).name())
                .hasSize(100);
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without null checks can do
    default void missingValueIsNeverSent() {
        Coupon without = Coupon.of(null, 5);
        nothingSent(DataException.class, "MissingValue", crud(Coupon_.entity).insert(without));
        Tag unnamed = new Tag(1, null, Many.unloaded());
        nothingSent(DataException.class, "MissingValue", crud(Tag_.entity).update(unnamed));
        nothingSent(
                DataException.class,
                "MissingValue",
                crud(Tag_.entity).insertAll(Flux.just(unnamed)).then());
    }

    @Test
    default void nullArgumentIsThrownAtTheCall() {
        assertThatThrownBy(() -> crud(Tag_.entity).findById(nothing())).hasMessageStartingWith("[NullArgument]");
        assertThatThrownBy(() -> crud(Tag_.entity).deleteById(nothing())).hasMessageStartingWith("[NullArgument]");
    }

    @SuppressWarnings("NullAway") // what a caller without null checks can do
    private static Integer nothing() {
        return null;
    }

    @Test
    default void writesOfATransactionStandOrFallTogether() {
        Customer customer = newCustomer();
        Mono<Order> two = crud(Order_.entity)
                .insert(Order.of(customer, "1"))
                .then(crud(Order_.entity)
                        .insert(Order_.with(Order.of(customer, "2"))
                                .customerId(-1L)
                                .build()));
        database().clear();
        database().error(ConstraintViolationException.class, database().leat().transactional(two));
        assertThat(database().recorder().count()).isEqualTo(2);
        assertThat(database()
                        .value(crud(Order_.entity)
                                .where(Order_.customer.column().eq(id(customer)))
                                .count()))
                .isZero();
        Mono<Order> good = crud(Order_.entity)
                .insert(Order.of(customer, "1"))
                .flatMap(order ->
                        crud(Order_.entity).update(Order_.with(order).note("n").build()));
        Order order = database().value(database().leat().transactional(good));
        storedIs(Order_.entity, order);
    }

    @Test
    default void writesDoNothingBeforeSubscription() {
        Crud<Tag, Integer> tags = crud(Tag_.entity);
        Tag tag = Tag.of("never");
        tags.insert(tag);
        tags.insertAll(Flux.just(tag));
        tags.deleteById(1);
        assertThat(database().recorder().count()).isZero();
        Mono<Tag> insert = tags.insert(Tag.of("twice"));
        Tag first = database().value(insert);
        assertThat(database().value(insert).id()).isNotEqualTo(first.id());
    }

    @Test
    default void timesAreThoseOfTheWrite() {
        Instant before = Instant.now().minus(Duration.ofMillis(1));
        Customer stored = newCustomer();
        Customer updated = database().value(crud(Customer_.entity).update(stored));
        assertThat(updated.createdAt()).isEqualTo(stored.createdAt()).isAfter(before);
        assertThat(updated.updatedAt()).isAfterOrEqualTo(stored.updatedAt());
    }
}
