package dev.leat.mapper.it.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.RowLimitException;
import dev.leat.core.error.UsageException;
import dev.leat.core.execution.Settings;
import dev.leat.mapper.Crud;
import dev.leat.mapper.Find;
import dev.leat.mapper.Leat;
import dev.leat.mapper.mapping.EntityType;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How plans are carried out, and what the handles hold afterwards. */
interface LoadingContract extends FilledShop {
    private <E, K> Crud<E, K> crud(EntityType<E, K> type) {
        return database().leat().crud(type);
    }

    /** The rows; asked for with the statements of the plan, text by text, in and out of a transaction. */
    private <E> List<E> planned(Find<E> find, int statements) {
        assertThat(find.plan().statements()).hasSize(statements);
        database().clear();
        database().listInTransaction(find.all());
        assertThat(database().recorder().sql()).isEqualTo(find.plan().statements());
        database().clear();
        List<E> rows = database().list(find.all());
        assertThat(database().recorder().sql())
                .containsExactlyInAnyOrderElementsOf(find.plan().statements());
        return rows;
    }

    @Test
    default void eachLevelTakesOneStatement() {
        List<Customer> customers = planned(
                crud(Customer_.entity)
                        .with(Customer_.orders.with(
                                Order_.items.with(OrderItem_.product.with(Product_.category.with(Category_.parent))))),
                6);
        Set<String> categories = new HashSet<>();
        for (Customer customer : customers) {
            for (Order order : customer.orders().list()) {
                for (OrderItem item : order.items().list()) {
                    Category category = item.product().get().category().get();
                    if (category != null) {
                        Category parent = category.parent().get();
                        categories.add(category.name() + " in " + (parent == null ? "none" : parent.name()));
                    }
                }
            }
        }
        assertThat(categories).contains("category 0 in none", "category 1 in category 0", "category 5 in category 1");
    }

    @Test
    default void siblingsOfALevelTakeOneStatementEach() {
        List<Product> products = planned(
                crud(Product_.entity)
                        .with(
                                Product_.category,
                                Product_.tags,
                                Product_.similar,
                                Product_.similarTo,
                                Product_.stocks,
                                Product_.items),
                7);
        Product product = products.get(2);
        assertThat(product.tags().list()).hasSize(2);
        assertThat(product.stocks().list()).hasSize(2);
        assertThat(product.similarTo().list()).hasSize(2);
    }

    @Test
    default void equalLoadsOfDifferentBranchesShareAStatement() {
        Find<Product> find = crud(Product_.entity)
                .with(
                        Product_.stocks.with(Stock_.product.with(Product_.category)),
                        Product_.items.with(OrderItem_.product.with(Product_.tags)));
        List<Product> products = planned(find, 6);
        Product product = products.get(2);
        Product ofStock = product.stocks().list().get(0).product().get();
        Product ofItem = product.items().list().get(0).product().get();
        assertThat(ofStock).isSameAs(ofItem);
        assertThat(ofStock.category().isLoaded()).isTrue();
        assertThat(ofStock.tags().list()).hasSize(2);
        assertThat(database().arrayLengths()).as("each product once").containsOnly(SIZE, categoriesInUse());
    }

    private int categoriesInUse() {
        return (int) data().products().stream()
                .filter(product -> !product.category().isEmpty())
                .map(product -> product.category().<Long>id())
                .distinct()
                .count();
    }

    @Test
    default void loadsOfDifferentRowsDoNotShareAStatement() {
        Find<Category> find = crud(Category_.entity)
                .with(
                        Category_.products.with(Product_.items.where(OrderItem_.quantity.gt(3))),
                        Category_.children.with(
                                Category_.products.with(Product_.items.where(OrderItem_.quantity.gt(2)))));
        planned(find, 6);
    }

    @Test
    default void whatIsIncludedTwiceIsLoadedOnce() {
        Find<Order> find = crud(Order_.entity)
                .with(Order_.items, Order_.customer.with(Customer_.profile))
                .with(Order_.items.with(OrderItem_.product), Order_.customer);
        List<Order> orders = planned(find, 5);
        assertThat(orders.get(0).customer().get().profile().isLoaded()).isTrue();
        assertThat(orders.get(0).items().list().get(0).product().isLoaded()).isTrue();
    }

    @Test
    default void differentRowsOfOneRelationAreAConflict() {
        Find<Customer> find = crud(Customer_.entity).with(Customer_.orders.where(Order_.status.eq(OrderStatus.OPEN)));
        assertThatThrownBy(() -> find.with(Customer_.orders))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("[PlanConflict] Customer.orders is included twice");
        assertThatThrownBy(() -> find.with(Customer_.orders.orderBy(Order_.total.asc())))
                .hasMessageStartingWith("[PlanConflict]");
        assertThatThrownBy(() -> crud(Order_.entity)
                        .with(
                                Order_.customer.with(Customer_.orders),
                                Order_.customer.with(Customer_.orders.orderBy(Order_.total.asc()))))
                .hasMessageStartingWith("[PlanConflict] Customer.orders");
        planned(find.with(Customer_.orders.where(Order_.status.eq(OrderStatus.OPEN))), 2);
    }

    @Test
    default void withoutRowsNothingMoreIsSent() {
        Find<Customer> none = crud(Customer_.entity)
                .where(Customer_.id.eq(-1L))
                .with(Customer_.orders.with(Order_.items), Customer_.profile);
        database().clear();
        assertThat(database().list(none.all())).isEmpty();
        assertThat(database().recorder().sql())
                .isEqualTo(none.plan().statements().subList(0, 1));
    }

    @Test
    default void levelWithoutKeysIsNotSent() {
        Customer last = data().customers().get(SIZE - 1);
        Find<Customer> find = crud(Customer_.entity)
                .where(Customer_.id.eq(Objects.requireNonNull(last.id())))
                .with(Customer_.orders.with(Order_.items));
        database().clear();
        assertThat(database().list(find.all()))
                .singleElement()
                .satisfies(found -> assertThat(found.orders().list()).isEmpty());
        assertThat(database().recorder().sql())
                .isEqualTo(find.plan().statements().subList(0, 2));
    }

    @Test
    default void partIsNeverTakenForTheWhole() {
        List<Customer> customers = planned(
                crud(Customer_.entity)
                        .with(Customer_.orders
                                .where(Order_.total.gt(new BigDecimal("4.5")))
                                .orderBy(Order_.total.desc(), Order_.id.asc())
                                .with(Order_.items)),
                3);
        Many<Order> two = customers.get(4).orders();
        assertThat(two.part()).extracting(Order::total).containsExactly(new BigDecimal("9.50"), new BigDecimal("8.50"));
        assertThat(two.part().get(0).items().isLoaded()).isTrue();
        assertThat(two.isPart()).isTrue();
        assertThat(two.isLoaded()).isFalse();
        assertThatThrownBy(two::list)
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("[OnlyPart] Of the rows of Customer.orders only a part is loaded.");
        assertThat(customers.get(2).orders().part()).extracting(Order::total).containsExactly(new BigDecimal("5.50"));
        assertThat(customers.get(1).orders().part()).isEmpty();
    }

    @Test
    default void orderAloneMakesAPart() {
        Find<Product> find = crud(Product_.entity).with(Product_.tags.orderBy(Tag_.label.desc()));
        List<Product> products = planned(find, 2);
        assertThat(products.get(6).tags().part()).extracting(Tag::label).containsExactly("tag 6", "tag 11");
        assertThat(products.get(6).tags().isLoaded()).isFalse();
    }

    @Test
    default void partOfAManyToManyKeepsItsConditionAndOrder() {
        Find<Tag> find = crud(Tag_.entity)
                .with(Tag_.products
                        .where(Product_.category
                                .is(Category_.name.startsWith("category"))
                                .or(Product_.name.eq("product 0")))
                        .orderBy(Product_.name.asc()));
        List<Tag> tags = planned(find, 2);
        assertThat(tags.get(10).products().part()).extracting(Product::name).containsExactly("product 10", "product 5");
        assertThat(tags.get(5).products().part()).extracting(Product::name).containsExactly("product 0", "product 5");
    }

    @Test
    default void wholeIsNoPart() {
        Customer customer = database()
                .list(crud(Customer_.entity).with(Customer_.orders).all())
                .get(0);
        assertThat(customer.orders().list()).hasSize(2);
        assertThatThrownBy(() -> customer.orders().part())
                .hasMessageStartingWith("[NoPart]")
                .hasMessageContaining("Read all rows by list().");
    }

    @Test
    default void relationToOneRowTakesNoCondition() {
        assertThatThrownBy(() -> Order_.customer.fetch().where(Customer_.name.eq("x")))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("[NotMany] Order.customer");
    }

    @Test
    default void unloadedHandleSaysWhatToAdd() {
        Order order = database()
                .list(crud(Order_.entity).orderBy(Order_.id.asc()).all())
                .get(0);
        assertThat(order.customer().isLoaded()).isFalse();
        assertThat(order.customer().<Long>id())
                .isEqualTo(data().customers().get(0).id());
        assertThatThrownBy(() -> order.customer().get())
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("[NotLoaded] The row of Order.customer is not loaded.")
                .hasMessageContaining("Fix: Add the relation to the query: .with(Order_.customer)");
        assertThatThrownBy(() -> order.items().list())
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("[NotLoaded] The rows of Order.items are not loaded.")
                .hasMessageContaining("Fix: Add the relation to the query: .with(Order_.items)");
        assertThatThrownBy(() -> order.items().part()).hasMessageContaining(".with(Order_.items.where(…))");
    }

    @Test
    default void emptyRelationIsKnownWithoutAsking() {
        Order without = database()
                .list(crud(Order_.entity).where(Order_.coupon.isNull()).all())
                .get(0);
        One<@Nullable Coupon> none = without.coupon();
        assertThat(none.isLoaded()).isTrue();
        assertThat(none.isEmpty()).isTrue();
        assertThat(none.isMissing()).isFalse();
        assertThat(none.get()).isNull();
        assertThatThrownBy(none::id).hasMessageStartingWith("[NoKey] The handle of Order.coupon has no key.");
    }

    @Test
    default void inverseOneIsLoadedOrEmpty() {
        List<Customer> customers = planned(
                crud(Customer_.entity).orderBy(Customer_.id.asc()).with(Customer_.profile.with(Profile_.customer)), 3);
        Profile profile = Objects.requireNonNull(customers.get(0).profile().get());
        assertThat(profile.text()).isEqualTo("profile 0");
        assertThat(profile.customer().get()).isEqualTo(customers.get(0));
        assertThat(customers.get(1).profile().isEmpty()).isTrue();
        assertThat(customers.get(1).profile().get()).isNull();
        assertThatThrownBy(() -> customers.get(0).profile().id()).hasMessageStartingWith("[NoKey]");
    }

    @Test
    default void rowsOfOneKeyAreOneObject() {
        List<Order> orders = database()
                .list(crud(Order_.entity)
                        .orderBy(Order_.id.asc())
                        .with(Order_.customer)
                        .all());
        assertThat(orders.get(0).customer().get())
                .isSameAs(orders.get(1).customer().get());
        assertThat(orders.get(1).customer().get())
                .isNotSameAs(orders.get(2).customer().get());
    }

    @Test
    default void queriesOfOneRowLoadRelationsToo() {
        Find<Order> find = crud(Order_.entity)
                .where(Order_.total.eq(new BigDecimal("3.5")))
                .with(Order_.customer, Order_.items);
        assertThat(database().value(find.one()).customer().get().name()).isEqualTo("customer 1");
        assertThat(database().value(find.first()).items().list()).hasSize(3);
        assertThat(database().value(find.list()).get(0).items().list()).hasSize(3);
        assertThat(database().recorder().count()).isEqualTo(9);
        database().clear();
        assertThat(database().value(find.count())).isEqualTo(1);
        assertThat(database().value(find.exists())).isTrue();
        assertThat(database().recorder().count()).isEqualTo(2);
    }

    @Test
    default void everySubscriptionAsksAgain() {
        Find<Order> find = crud(Order_.entity).with(Order_.customer);
        Order first = database().list(find.all()).get(0);
        Order again = database().list(find.all()).get(0);
        assertThat(first).isEqualTo(again).isNotSameAs(again);
        assertThat(database().recorder().count()).isEqualTo(4);
    }

    @Test
    default void moreRelatedRowsThanTheLimitNameTheRelation() {
        Leat limited = Leat.of(database().pool(), Settings.DEFAULT.withRowLimit(SIZE - 1));
        Find<Tag> find = limited.crud(Tag_.entity).find().limit(SIZE - 1).with(Tag_.products);
        RowLimitException error =
                database().error(RowLimitException.class, find.all().then());
        assertThat(error).hasMessageContaining("Tag.products");
        RowLimitException own = database()
                .error(RowLimitException.class, limited.crud(Tag_.entity).find().list());
        assertThat(own.code()).isEqualTo(error.code());
    }
}
