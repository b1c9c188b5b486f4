package dev.leat.samples.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.mapper.Leat;
import dev.leat.samples.store.catalog.Tag_;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an empty database is filled with, and that no other is. */
interface SeedContract {
    RunningStore store();

    /** The URL of the database that {@link #store} uses. */
    String url();

    /** The URL of a database of this test's own. */
    String emptyDatabase();

    @Test
    default void isAsLargeAsSaid() {
        assertThat(store().number("select count(*) from customer")).isEqualTo(1_000);
        assertThat(store().number("select count(*) from product")).isEqualTo(500);
        assertThat(store().number("select count(*) from stock")).isEqualTo(500);
        assertThat(store().number("select count(*) from orders")).isGreaterThanOrEqualTo(10_000);
        assertThat(store().number("select count(*) from orders where status = 'OPEN'"))
                .isGreaterThanOrEqualTo(1_000);
        assertThat(store().number("select count(*) from product_tag")).isPositive();
        assertThat(store().number(
                                "select max(n) from (select count(*) as n from order_item group by order_id) as items"))
                .isEqualTo(5);
        assertThat(store().number("select count(*) from orders o where not exists"
                        + " (select 1 from order_item i where i.order_id = o.id)"))
                .isZero();
    }

    @Test
    default void aSecondStartAddsNothing() {
        List<Long> before = store().contents();
        try (RunningStore second = RunningStore.on(url())) {
            assertThat(second.contents()).isEqualTo(before);
            assertThat(second.get("/orders?size=1").status()).isEqualTo(200);
        }
    }

    @Test
    default void aDatabaseWithOneRowIsLeftAsItIs() {
        String url = emptyDatabase();
        Leat leat = Leat.open(url);
        leat.schema().create(Tag_.entity).block();
        leat.crud(Tag_.entity).insert(Tag_.create().name("mine").build()).block();
        leat.close().block();
        try (RunningStore store = RunningStore.on(url)) {
            assertThat(store.contents()).containsOnly(0L);
            assertThat(store.number("select count(*) from tag")).isEqualTo(1);
            assertThat(store.get("/orders").json().get("items").size()).isZero();
        }
    }

    @Test
    default void scaleMultipliesTheRows() {
        try (RunningStore other = RunningStore.on(emptyDatabase(), "--store.scale=2")) {
            assertThat(other.number("select count(*) from customer")).isEqualTo(2_000);
            assertThat(other.number("select count(*) from product")).isEqualTo(1_000);
            assertThat(other.number("select count(*) from orders")).isEqualTo(20_000);
        }
    }
}
