package dev.leat.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.StaleEntityException;
import dev.leat.mapper.Find;
import dev.leat.mapper.Leat;
import dev.leat.mapper.mapping.One;
import dev.leat.samples.quickstart.Tour.Address;
import dev.leat.samples.quickstart.Tour.Customer;
import dev.leat.samples.quickstart.Tour.Order;
import dev.leat.samples.quickstart.Tour.Orders;
import dev.leat.samples.quickstart.Tour.Price;
import dev.leat.samples.quickstart.Tour.Status;
import dev.leat.samples.quickstart.Tour.Stock;
import dev.leat.samples.quickstart.Tour.StockId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class TourTest {
    private final Leat leat = Leat.open("r2dbc:h2:mem:///tour");
    private final Orders orders = Orders_.of(leat);

    @Test
    void placesFindsAndShipsAnOrder() throws IOException {
        leat.schema().create(Customer_.entity, Order_.entity, Item_.entity).block();
        Customer ann = get(leat.crud(Customer_.entity).insert(new Customer(null, "Ann", new Address("Bonn", "DE"))));
        Order draft = Order_.create()
                .customer(ann)
                .status(Status.OPEN)
                .total(new BigDecimal("12.50"))
                .build();

        Order placed = get(Tour.place(leat, orders, draft, Flux.just("A-1", "B-2")));

        List<Order> open = get(Tour.openOrders(orders, "DE").collectList());
        assertThat(open).containsExactly(placed);
        assertThat(open.get(0).customer().get().name()).isEqualTo("Ann");
        assertThat(open.get(0).items().list()).extracting(Tour.Item::sku).containsExactlyInAnyOrder("A-1", "B-2");

        assertShowsTheTable(orders.where(Order_.status.eq(Status.OPEN)).with(Order_.customer, Order_.items));

        Order shipped = get(Tour.ship(orders, placed));
        assertThat(shipped.version()).isEqualTo(1);
        assertThatThrownBy(() -> Tour.ship(orders, placed).block()).isInstanceOf(StaleEntityException.class);

        assertThat(orders.annotate("on its Way", Status.SHIPPED).block()).isEqualTo(1);
        assertThat(orders.existsByNoteContainsIgnoreCase("WAY").block()).isTrue();
        assertThat(orders.above(new BigDecimal("12.49")).collectList().block()).hasSize(1);
        assertThat(orders.findByStatusAndCustomerAddressCountry(Status.SHIPPED, "DE", Order_.sortable("total"))
                        .collectList()
                        .block())
                .hasSize(1);
        assertThat(One.to(Objects.requireNonNull(ann.id()))).isEqualTo(placed.customer());
    }

    @Test
    void findsByACompositeKey() {
        Stock stock = new Stock(new StockId(1, "A-1"), new Price(new BigDecimal("9.5"), "EUR"), null, 3);
        leat.schema()
                .create(Stock_.entity)
                .then(leat.crud(Stock_.entity).insert(stock))
                .block();

        assertThat(leat.crud(Stock_.entity).findById(new StockId(1, "A-1")).block())
                .isEqualTo(stock);
        assertThat(leat.crud(Stock_.entity)
                        .where(Stock_.price.currency.eq("EUR"), Stock_.id.warehouse.eq(1))
                        .count()
                        .block())
                .isEqualTo(1);
    }

    private void assertShowsTheTable(Find<Order> open) throws IOException {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThat(Tour.watched(leat, open).collectList().block()).hasSize(1);
        } finally {
            System.setOut(before);
        }
        // Relations of one level load at the same time: the order of their lines may differ.
        assertThat(withoutTimes(printed.toString(StandardCharsets.UTF_8).lines()))
                .containsExactlyInAnyOrderElementsOf(withoutTimes(ReadmeTest.blocks("text").get(0).stream()));
    }

    private static List<String> withoutTimes(Stream<String> table) {
        return table.map(line -> line.replaceAll(" *[0-9]+\\.[0-9]", " time")).toList();
    }

    private static <T> T get(Mono<T> mono) {
        return Objects.requireNonNull(mono.block());
    }
}
