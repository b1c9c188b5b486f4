package dev.leat.mapper.it.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.UsageException;
import dev.leat.core.query.Condition;
import dev.leat.mapper.it.testing.MappedDatabase;
import dev.leat.mapper.mapping.EntityType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every condition finds the rows that the same condition in Java finds. */
interface ConditionContract {
    MappedDatabase database();

    /** The rows of the tables; orders, items and the like besides the guests. */
    ShopData data();

    /** The guests, who are the only rows of customers but for {@link #data()}. */
    List<Customer> guests();

    /** Some but not all rows are found, namely those of the predicate. */
    private <E> void finds(EntityType<E, ?> type, List<E> rows, Condition<E> condition, Predicate<E> predicate) {
        List<?> expected = rows.stream().filter(predicate).map(type::id).toList();
        assertThat(expected)
                .as("rows that tell the condition apart")
                .isNotEmpty()
                .hasSizeLessThan(rows.size());
        assertThat(keys(type, rows, condition)).as(condition.toString()).isEqualTo(expected);
    }

    private <E> List<?> keys(EntityType<E, ?> type, List<E> rows, Condition<E> condition) {
        List<?> found = database()
                .list(database().leat().crud(type).where(condition).all())
                .stream()
                .map(type::id)
                .toList();
        assertThat(found).doesNotHaveDuplicates();
        return rows.stream().map(type::id).filter(found::contains).toList();
    }

    private void guests(Condition<Customer> condition, Predicate<Customer> predicate) {
        finds(Customer_.entity, guests(), condition, predicate);
    }

    private void orders(Condition<Order> condition, Predicate<Order> predicate) {
        finds(Order_.entity, data().orders(), condition, predicate);
    }

    @Test
    default void comparisonsOfNumbers() {
        BigDecimal five = new BigDecimal("5.5");
        orders(Order_.total.eq(five), order -> order.total().compareTo(five) == 0);
        orders(Order_.total.eq(new BigDecimal("5.5000")), order -> order.total().compareTo(five) == 0);
        orders(Order_.total.ne(five), order -> order.total().compareTo(five) != 0);
        orders(Order_.total.lt(five), order -> order.total().compareTo(five) < 0);
        orders(Order_.total.le(five), order -> order.total().compareTo(five) <= 0);
        orders(Order_.total.gt(five), order -> order.total().compareTo(five) > 0);
        orders(Order_.total.ge(five), order -> order.total().compareTo(five) >= 0);
        orders(
                Order_.total.between(five, BigDecimal.TEN),
                order -> order.total().compareTo(five) >= 0 && order.total().compareTo(BigDecimal.TEN) <= 0);
        long middle = key(data().orders().get(9));
        orders(Order_.id.gt(middle), order -> key(order) > middle);
        finds(OrderItem_.entity, data().items(), OrderItem_.quantity.le(2), item -> item.quantity() <= 2);
    }

    private static long key(Order order) {
        return Objects.requireNonNull(order.id());
    }

    @Test
    default void comparisonsOfTextsAndNulls() {
        guests(Customer_.name.eq("it's \"quoted\""), guest -> guest.name().equals("it's \"quoted\""));
        guests(Customer_.name.eq(""), guest -> guest.name().isEmpty());
        guests(Customer_.email.eq(""), guest -> "".equals(guest.email()));
        guests(
                Customer_.email.ne("50%"),
                guest -> guest.email() != null && !guest.email().equals("50%"));
        guests(Customer_.email.ne("50%").not(), guest -> "50%".equals(guest.email()));
        guests(Customer_.email.isNull(), guest -> guest.email() == null);
        guests(Customer_.email.isNotNull(), guest -> guest.email() != null);
        guests(Customer_.name.eqIgnoreCase("ANA"), guest -> guest.name().equalsIgnoreCase("ana"));
    }

    @Test
    default void comparisonsOfKeysTimesAndEnums() {
        List<Product> products = data().products();
        UUID third = products.get(3).id();
        finds(
                Product_.entity,
                products,
                Product_.id.eq(third),
                product -> product.id().equals(third));
        orders(
                Order_.coupon.column().eq("K1"),
                order ->
                        !order.coupon().isEmpty() && order.coupon().<String>id().equals("K1"));
        Instant start = guests().get(0).createdAt();
        assertThat(keys(Customer_.entity, guests(), Customer_.createdAt.ge(start)))
                .hasSize(guests().size());
        assertThat(keys(Customer_.entity, guests(), Customer_.createdAt.lt(start.minus(Duration.ofNanos(1000)))))
                .isEmpty();
        assertThat(keys(Order_.entity, data().orders(), Order_.status.eq(OrderStatus.OPEN)))
                .hasSize(FilledShop.SIZE);
        assertThat(keys(Order_.entity, data().orders(), Order_.status.in(OrderStatus.SHIPPED, OrderStatus.CANCELLED)))
                .isEmpty();
    }

    @Test
    default void listsOfValues() {
        List<String> names = List.of("Ana", "Boxb", "nobody");
        guests(Customer_.name.in(names), guest -> names.contains(guest.name()));
        guests(Customer_.name.notIn(names), guest -> !names.contains(guest.name()));
        guests(Customer_.email.in("50%", "50%", ""), guest -> List.of("50%", "").contains("" + guest.email()));
        guests(
                Customer_.email.notIn("50%", ""),
                guest -> guest.email() != null && !List.of("50%", "").contains(guest.email()));
    }

    @Test
    default void emptyListsOfValues() {
        assertThat(keys(Customer_.entity, guests(), Customer_.name.in(List.of())))
                .isEmpty();
        assertThat(keys(Customer_.entity, guests(), Customer_.name.notIn(List.of())))
                .hasSize(guests().size());
        guests(Customer_.email.eq("50%").or(Customer_.email.in(List.of())), guest -> "50%".equals(guest.email()));
    }

    @Test
    default void manyValuesAreOneParameter() {
        List<String> many =
                IntStream.range(0, 60_000).mapToObj(i -> "name " + i).toList();
        database().clear();
        assertThat(keys(Customer_.entity, guests(), Customer_.name.in(many))).isEmpty();
        assertThat(database().recorder().statements())
                .singleElement()
                .satisfies(sent -> assertThat(sent.binds()).isEqualTo(1));
        assertThat(database().arrayLengths()).containsExactly(60_000);
    }

    @Test
    default void userTextMatchesOnlyItself() {
        for (String text : List.of("%", "_", "\\", "100%", "o_b", "k\\s", "'", "\"", "ä", "🦆", "ß 🦆")) {
            guests(Customer_.name.contains(text), guest -> guest.name().contains(text));
        }
        guests(Customer_.name.startsWith("100%"), guest -> guest.name().startsWith("100%"));
        guests(Customer_.name.startsWith("Bo_"), guest -> guest.name().startsWith("Bo_"));
        guests(Customer_.name.endsWith("slash"), guest -> guest.name().endsWith("slash"));
        guests(
                Customer_.email.endsWith("\\b"),
                guest -> guest.email() != null && guest.email().endsWith("\\b"));
        guests(
                Customer_.email.endsWith("%"),
                guest -> guest.email() != null && guest.email().endsWith("%"));
        assertThat(keys(Customer_.entity, guests(), Customer_.name.contains("")))
                .hasSize(guests().size());
        guests(Customer_.email.contains(""), guest -> guest.email() != null);
    }

    @Test
    default void patternsMeanWhatSqlMeans() {
        guests(Customer_.name.likePattern("Bo_b"), guest -> guest.name().matches("Bo.b"));
        guests(Customer_.name.likePattern("Bo\\_b"), guest -> guest.name().equals("Bo_b"));
        guests(Customer_.name.likePattern("%sure"), guest -> guest.name().endsWith("sure"));
    }

    @Test
    default void alternativesAndOpposites() {
        Condition<Customer> german = Customer_.address.country.eq("DE");
        Condition<Customer> named = Customer_.name.startsWith("Bo");
        guests(german.and(named), guest -> isGerman(guest) && isNamed(guest));
        guests(german.and(named.not()), guest -> isGerman(guest) && !isNamed(guest));
        guests(german.and(named).not(), guest -> !(isGerman(guest) && isNamed(guest)));
        guests(german.or(Customer_.email.isNull()), guest -> isGerman(guest) || guest.email() == null);
        guests(
                german.or(Customer_.email.isNull()).and(named.or(Customer_.name.eq("ana"))),
                guest -> (isGerman(guest) || guest.email() == null)
                        && (isNamed(guest) || guest.name().equals("ana")));
        guests(
                german.and(named).or(Customer_.name.eq("Ana").and(Customer_.email.isNotNull())),
                guest -> (isGerman(guest) && isNamed(guest)) || guest.name().equals("Ana"));
        assertThat(keys(Customer_.entity, guests(), Condition.all(List.of()))).hasSize(guests().size());
        assertThat(keys(Customer_.entity, guests(), Condition.any(List.of()))).isEmpty();
    }

    private static boolean isGerman(Customer guest) {
        return guest.address().country().equals("DE");
    }

    private static boolean isNamed(Customer guest) {
        return guest.name().startsWith("Bo");
    }

    @Test
    default void conditionsGivenOneAfterAnotherAllHold() {
        List<Customer> found = database()
                .list(database()
                        .leat()
                        .crud(Customer_.entity)
                        .where(Customer_.address.country.eq("DE"), Customer_.name.contains("b"))
                        .where(Customer_.email.eq("50%").or(Customer_.email.eq("ana@example.org")))
                        .all());
        assertThat(found).extracting(Customer::name).containsExactly("Bo_b");
    }

    @Test
    default void embeddedPaths() {
        guests(Customer_.invoiceAddress.street.isNull(), guest -> guest.invoiceAddress() == null);
        guests(Customer_.invoiceAddress.country.eq("FR"), guest -> {
            Address invoice = guest.invoiceAddress();
            return invoice != null && invoice.country().equals("FR");
        });
        guests(
                Customer_.address.place.longitude.lt(0.0),
                guest -> longitude(guest.address().place()) < 0);
        guests(Customer_.invoiceAddress.place.latitude.isNotNull(), guest -> {
            Address invoice = guest.invoiceAddress();
            return invoice != null && invoice.place() != null;
        });
    }

    private static double longitude(@Nullable Place place) {
        return place == null ? Double.POSITIVE_INFINITY : place.longitude();
    }

    @Test
    default void embeddedRecordsComeBackAsTheyWere() {
        List<Customer> stored = database()
                .list(database()
                        .leat()
                        .crud(Customer_.entity)
                        .findAllById(guests().stream()
                                .map(guest -> Objects.requireNonNull(guest.id()))
                                .toList()));
        assertThat(stored).isEqualTo(guests());
        assertThat(stored)
                .extracting(Customer::address)
                .isEqualTo(Guests.all().stream().map(Customer::address).toList());
        assertThat(stored)
                .extracting(Customer::invoiceAddress)
                .isEqualTo(Guests.all().stream().map(Customer::invoiceAddress).toList());
    }

    @Test
    default void conditionsOnARelatedRow() {
        orders(
                Order_.customer.is(Customer_.address.country.eq("FR")),
                order -> customer(order).address().country().equals("FR"));
        orders(
                Order_.customer.is(Customer_.address.country.eq("FR")).not(),
                order -> !customer(order).address().country().equals("FR"));
        orders(
                Order_.customer.is(Customer_.name.eq("customer 1").or(Customer_.name.eq("customer 2"))),
                order -> List.of("customer 1", "customer 2")
                        .contains(customer(order).name()));
        orders(Order_.coupon.is(Coupon_.percent.gt(4)), order -> percent(order) > 4);
        orders(
                Order_.coupon.is(Coupon_.percent.gt(4)).or(Order_.total.lt(BigDecimal.ONE)),
                order -> order.total().compareTo(BigDecimal.ONE) < 0 || percent(order) > 4);
        orders(Order_.coupon.isNull(), order -> order.coupon().isEmpty());
        orders(Order_.coupon.isNotNull(), order -> !order.coupon().isEmpty());
    }

    /** Of the order's coupon, whose code says it; -1 without one. */
    private static int percent(Order order) {
        return order.coupon().isEmpty()
                ? -1
                : Integer.parseInt(order.coupon().<String>id().substring(1));
    }

    private Customer customer(Order order) {
        Object id = order.customer().id();
        return data().customers().stream()
                .filter(customer -> id.equals(customer.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    default void conditionsOnRowsRelatedOverTwo() {
        database().clear();
        finds(
                OrderItem_.entity,
                data().items(),
                OrderItem_.order.is(
                        Order_.customer.is(Customer_.address.country.eq("PT")).and(Order_.total.gt(new BigDecimal(4)))),
                item -> {
                    Order order = data().orders().stream()
                            .filter(row -> item.order().id().equals(row.id()))
                            .findFirst()
                            .orElseThrow();
                    return order.total().compareTo(new BigDecimal(4)) > 0
                            && customer(order).address().country().equals("PT");
                });
        assertThat(database().recorder().count()).isEqualTo(1);
    }

    @Test
    default void conditionsOnTheRowAboveInATree() {
        List<Category> tree = data().categories();
        finds(
                Category_.entity,
                tree,
                Category_.parent.is(Category_.name.eq("category 2")),
                category -> number(category) > 0 && ShopData.parent(number(category)) == 2);
        finds(
                Category_.entity,
                tree,
                Category_.parent.is(Category_.parent.is(Category_.name.eq("category 1"))),
                category -> number(category) > 0
                        && ShopData.parent(number(category)) > 0
                        && ShopData.parent(ShopData.parent(number(category))) == 1);
        finds(
                Category_.entity,
                tree,
                Category_.name.ne("category 3").and(Category_.parent.is(Category_.name.eq("category 0"))),
                category -> List.of(1, 2).contains(number(category)));
    }

    private static int number(Category category) {
        return Integer.parseInt(category.name().substring("category ".length()));
    }

    @Test
    default void nullIsNoValueToCompareWith() {
        assertThatThrownBy(() -> Customer_.name.in(Collections.singletonList(null)))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("[NullComparison]");
    }
}
