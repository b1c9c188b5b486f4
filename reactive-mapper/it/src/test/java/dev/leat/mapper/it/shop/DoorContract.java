package dev.leat.mapper.it.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.SqlStatement;
import dev.leat.core.error.UsageException;
import dev.leat.core.query.ColumnType;
import dev.leat.core.query.Condition;
import dev.leat.mapper.Crud;
import dev.leat.mapper.Leat;
import dev.leat.mapper.it.testing.MappedDatabase;
import dev.leat.mapper.mapping.One;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Wrong calls are answered at the door, by code, and what is near to them is said. */
interface DoorContract {
    MappedDatabase database();

    private Leat leat() {
        return database().leat();
    }

    private Crud<Customer, Long> customers() {
        return leat().crud(Customer_.entity);
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        UsageException.class, error -> assertThat(error.code()).isEqualTo(code));
    }

    private void signals(String code, reactor.core.publisher.Mono<?> call) {
        assertThat(database().error(UsageException.class, call).code()).isEqualTo(code);
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without a null check does
    default void refusesNullArguments() {
        Condition<Customer> nothing = null;

        refused("NullCondition", () -> customers().where(nothing));
        refused("NullCondition", () -> Condition.any(Arrays.asList(Customer_.name.eq("a"), nothing)));
        refused("NullArgument", () -> customers().findById(null));
        refused("NullArgument", () -> customers().findAllById(Arrays.asList(1L, null)));
        refused("NullArgument", () -> customers().insert(null));
        refused("NullComparison", () -> Customer_.name.eq(null));
    }

    @Test
    default void refusesTwoColumnsOfTheNameThatIsRead() {
        Customer ann = database().value(customers().insert(Customer.of("Ann", "DE")));
        database().value(leat().crud(Order_.entity).insert(Order.of(ann, "1.00")));
        SqlStatement both = leat().sql("select c.*, o.* from customer c join orders o on o.customer_id = c.id");

        signals("AmbiguousColumn", both.map(Order_.entity).list());
    }

    @Test
    default void saysWhichColumnIsNear() {
        database().value(customers().insert(Customer.of("Bob", "DE")));
        SqlStatement misspelt = leat().sql("select name as nmae from customer");

        UsageException error = database()
                .error(
                        UsageException.class,
                        misspelt.map(row -> String.valueOf(row.get("name", ColumnType.STRING)))
                                .list());
        assertThat(error).hasMessageContaining("[UnknownColumn]").hasMessageContaining("Did you mean \"nmae\"?");
    }

    @Test
    default void bindsACollectionAsOneArray() {
        Customer cid = database().value(customers().insert(Customer.of("Cid", "FR")));
        SqlStatement byId = leat().sql("select count(*) from customer where id = any(:ids)");

        Long found = database()
                .value(byId.bind("ids", List.of(Objects.requireNonNull(cid.id())))
                        .as(Long.class)
                        .one());

        assertThat(found).isEqualTo(1);
        refused("UntypedValue", () -> byId.bind("ids", List.of()));
        refused("UntypedValue", () -> byId.bind("ids", null));
        refused("UnknownParameter", () -> byId.bind("id", 1L));
        assertThat(database().value(leat().sql("select 1").as(int.class).one())).isEqualTo(1);
    }

    @Test
    default void comparesTheKeyOfARelationWithoutLookingAtItsRow() {
        Customer dan = database().value(customers().insert(Customer.of("Dan", "DE")));
        long id = Objects.requireNonNull(dan.id());
        Order order = database().value(leat().crud(Order_.entity).insert(Order.of(dan, "2.00")));

        assertThat(leat().crud(Order_.entity)
                        .where(Order_.customer.eq(id))
                        .plan()
                        .toString())
                .doesNotContain("exists");
        assertThat(database()
                        .list(leat().crud(Order_.entity)
                                .where(Order_.customer.eq(id))
                                .all()))
                .containsExactly(order);
        assertThat(database()
                        .list(leat().crud(Order_.entity)
                                .where(Order_.customer.in(List.of(id)), Order_.customer.ne(id))
                                .all()))
                .isEmpty();
    }

    @Test
    default void findsRowsByTheEndOfAOneToOneThatHasNoColumn() {
        Customer eve = database().value(customers().insert(Customer.of("Eve", "ES")));
        Customer fay = database().value(customers().insert(Customer.of("Fay", "ES")));
        database().value(leat().crud(Profile_.entity).insert(Profile.of(One.of(eve), "likes tea")));
        Condition<Customer> spanish = Customer_.address.country.eq("ES");

        assertThat(database()
                        .list(customers()
                                .where(spanish, Customer_.profile.is(Profile_.text.contains("tea")))
                                .all()))
                .containsExactly(eve);
        assertThat(database()
                        .list(customers()
                                .where(spanish, Customer_.profile.isNotNull())
                                .all()))
                .containsExactly(eve);
        assertThat(database()
                        .list(customers()
                                .where(spanish, Customer_.profile.isNull())
                                .all()))
                .containsExactly(fay);
    }

    @Test
    default void locksRowsInATransactionOnly() {
        signals("LockOutsideTransaction", customers().find().forUpdate().list());
        assertThat(database()
                        .value(leat().transactional(customers()
                                .where(Customer_.name.eq("nobody"))
                                .forUpdate()
                                .list())))
                .isEmpty();
    }

    @Test
    default void tellsHowToGetAHandleThatKnowsItsKey() {
        Customer gus = database().value(customers().insert(Customer.of("Gus", "DE")));

        refused("NoKey", () -> One.of(gus).id());
        assertThat(Order_.customer.of(gus)).isEqualTo(One.to(Objects.requireNonNull(gus.id())));
    }
}
