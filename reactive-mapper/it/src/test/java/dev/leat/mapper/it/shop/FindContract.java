package dev.leat.mapper.it.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.ConcurrencyException;
import dev.leat.core.error.DataException;
import dev.leat.core.error.UsageException;
import dev.leat.core.query.Limit;
import dev.leat.core.query.Sort;
import dev.leat.mapper.Find;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Orders, limits, and the ways to ask for one row, all rows, their number or whether there are any. */
interface FindContract extends FilledShop {
    private Find<Order> orders() {
        return database().leat().crud(Order_.entity).find();
    }

    private List<String> totals(Find<Order> find) {
        return database().list(find.all()).stream()
                .map(order -> order.total().toPlainString())
                .toList();
    }

    @Test
    default void ordersByMoreThanOneTerm() {
        List<OrderItem> items = database()
                .list(database()
                        .leat()
                        .crud(OrderItem_.entity)
                        .orderBy(OrderItem_.quantity.desc(), OrderItem_.id.asc())
                        .all());
        assertThat(items)
                .hasSize(SIZE)
                .isSortedAccordingTo(Comparator.comparing(OrderItem::quantity, Comparator.reverseOrder())
                        .thenComparing(item -> Objects.requireNonNull(item.id())));
    }

    @Test
    default void putsNullsWhereTheyAreWanted() {
        Find<Category> find = database().leat().crud(Category_.entity).find();
        Sort<Category> byParent = new Sort<>(Category_.parent.column(), Sort.Direction.ASC, Sort.Nulls.DATABASE);
        assertThat(names(find.orderBy(byParent.nullsFirst())).get(0)).isEqualTo("category 0");
        assertThat(names(find.orderBy(byParent.nullsLast())).get(SIZE - 1)).isEqualTo("category 0");
        assertThat(names(find.orderBy(byParent.desc().nullsFirst())).get(0)).isEqualTo("category 0");
        assertThat(names(find.orderBy(byParent.desc().nullsLast())).get(SIZE - 1))
                .isEqualTo("category 0");
        assertThat(names(find.orderBy(byParent.nullsFirst(), Category_.id.asc()))
                        .subList(0, 4))
                .containsExactly("category 0", "category 1", "category 2", "category 3");
    }

    private List<String> names(Find<Category> find) {
        return database().list(find.all()).stream().map(Category::name).toList();
    }

    @Test
    default void ordersByTextOfARequest() {
        Find<Order> find = orders().orderBy(List.of(Order_.sortable("total").direction("desc")))
                .limit(2);
        assertThat(totals(find)).containsExactly("29.50", "28.50");
        assertThatThrownBy(() -> Order_.sortable("totl; drop table orders"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("[UnknownSort]")
                .hasMessageNotContaining("drop table");
    }

    @Test
    default void limitsAndLeavesOut() {
        Find<Order> find = orders().orderBy(Order_.id.asc());
        assertThat(totals(find.limit(2))).containsExactly("0.50", "1.50");
        assertThat(totals(find.limit(2).offset(3))).containsExactly("3.50", "4.50");
        assertThat(totals(find.offset(SIZE - 1))).containsExactly("29.50");
        assertThat(totals(find.limit(new Limit(1, 7)))).containsExactly("7.50");
        assertThat(totals(find.limit(0))).isEmpty();
        assertThat(totals(find.offset(SIZE))).isEmpty();
        assertThat(totals(find.limit(Long.MAX_VALUE))).hasSize(SIZE);
        assertThatThrownBy(() -> find.limit(-1)).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> find.offset(-1)).isInstanceOf(UsageException.class);
    }

    @Test
    default void findsTheFirstOrNone() {
        Find<Order> find = orders().orderBy(Order_.total.desc());
        assertThat(database().value(find.first()).total()).isEqualByComparingTo("29.5");
        assertThat(database().value(find.offset(1).first()).total()).isEqualByComparingTo("28.5");
        assertThat(database().run(find.limit(0).first())).isNull();
        assertThat(database().run(find.where(Order_.id.eq(-1L)).first())).isNull();
        assertThat(database().recorder().count()).isEqualTo(4);
    }

    @Test
    default void findsTheOnlyOneOrNone() {
        Find<Order> third =
                orders().where(Order_.total.eq(data().orders().get(3).total()));
        assertThat(database().value(third.one())).isEqualTo(data().orders().get(3));
        assertThat(database().run(third.where(Order_.id.eq(-1L)).one())).isNull();
        DataException error = database().error(DataException.class, orders().one());
        assertThat(error).hasMessageStartingWith("[MoreThanOne] One Order was expected, there are more.");
        assertThat(database().value(orders().orderBy(Order_.id.asc()).limit(1).one()))
                .isEqualTo(data().orders().get(0));
    }

    @Test
    default void countsAndTellsWhetherThereAreAny() {
        Find<Order> some = orders().where(Order_.customer.is(Customer_.name.eq("customer 4")));
        assertThat(database().value(some.count())).isEqualTo(2);
        assertThat(database().value(some.exists())).isTrue();
        assertThat(database().value(some.limit(1).offset(1).count()))
                .as("without limit")
                .isEqualTo(2);
        assertThat(database().value(some.orderBy(Order_.id.asc()).count())).isEqualTo(2);
        Find<Order> none = orders().where(Order_.id.eq(-1L));
        assertThat(database().value(none.count())).isZero();
        assertThat(database().value(none.exists())).isFalse();
        assertThat(database().value(none.list())).isEmpty();
        assertThat(database().value(orders().count())).isEqualTo(SIZE);
    }

    @Test
    default void queriesAreValues() {
        Find<Order> all = orders();
        Find<Order> one = all.where(
                Order_.id.eq(Objects.requireNonNull(data().orders().get(0).id())));
        all.orderBy(Order_.id.desc()).limit(1);
        assertThat(database().value(one.count())).isEqualTo(1);
        assertThat(database().value(all.list())).hasSize(SIZE);
    }

    @Test
    default void nothingIsSentBeforeSubscription() {
        Find<Order> find = orders().with(Order_.customer);
        find.all();
        find.first();
        find.count();
        find.plan();
        assertThat(database().recorder().count()).isZero();
    }

    @Test
    default void lockedRowsMakeOthersWait() {
        Find<Customer> locked = database()
                .leat()
                .crud(Customer_.entity)
                .where(Customer_.id.eq(
                        Objects.requireNonNull(data().customers().get(0).id())))
                .forUpdate();
        assertThat(locked.plan().statements().get(0)).endsWith(" for update");
        String impatient = database().isPostgres() ? "set local lock_timeout = '100ms'" : "set lock_timeout 100";
        Mono<Customer> other = database()
                .leat()
                .independent(database().leat().sql(impatient).update().then(locked.one()));
        database()
                .error(
                        ConcurrencyException.class,
                        database().leat().transactional(locked.one().then(other)));
        assertThat(database()
                        .value(database().leat().transactional(locked.one()))
                        .name())
                .isEqualTo("customer 0");
    }

    @Test
    default void textOfAQueryIsMadeOnce() {
        Find<Order> find = orders().with(Order_.items, Order_.customer);
        for (int i = 0; i < 2; i++) {
            database().run(find.count());
            database().run(find.exists());
            database().run(find.first());
            database()
                    .run(database().leat().crud(Tag_.entity).with(Tag_.products).first());
        }
        List<String> sent = database().recorder().sql();
        assertThat(sent).hasSize(14);
        assertThat(new HashSet<>(sent)).hasSize(7);
        assertThat(sent.stream().map(System::identityHashCode).distinct()).hasSize(7);
    }

    @Test
    default void planIsPrintable() {
        assertThat(orders().where(Order_.id.gt(5L)).with(Order_.items).limit(3).plan())
                .hasToString("""
                    select "id", "customer_id", "coupon_id", "status", "total", "note", "version" from "orders" where "id" > $1 limit $2
                    select "id", "order_id", "product_id", "quantity" from "order_item" where "order_id" = any($1)\
                    """);
    }
}
