package dev.leat.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.execution.Settings;
import dev.leat.core.execution.StreamSettings;
import dev.leat.core.testing.StatementRecorder;
import dev.leat.mapper.Leat;
import dev.leat.samples.quickstart.Tour.Address;
import dev.leat.samples.quickstart.Tour.Customer;
import dev.leat.samples.quickstart.Tour.Customers;
import dev.leat.samples.quickstart.Tour.Item;
import dev.leat.samples.quickstart.Tour.Order;
import dev.leat.samples.quickstart.Tour.Orders;
import dev.leat.samples.quickstart.Tour.Status;
import io.r2dbc.spi.ConnectionFactories;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** The statements that the README promises for what is chained by hand. */
class NPlusOneTest {
    private static final int ORDERS = 200;

    private final StatementRecorder recorder = new StatementRecorder(
            ConnectionFactories.get("r2dbc:h2:mem:///nplusone;DB_CLOSE_DELAY=-1;CASE_INSENSITIVE_IDENTIFIERS=TRUE"));
    private final Leat leat =
            Leat.of(recorder.connections(), Settings.DEFAULT.withStreams(StreamSettings.DEFAULT.withPermits(1)));
    private final Orders orders = Orders_.of(leat);
    private final Customers customers = Customers_.of(leat);

    @BeforeEach
    void fill() {
        leat.sql("drop all objects").update().block();
        leat.schema()
                .create(Customer_.entity, Order_.entity, Item_.entity)
                .thenMany(customers.insertAll(
                        Flux.range(1, ORDERS).map(n -> new Customer(null, "customer " + n, new Address("Bonn", "DE")))))
                .collectList()
                .flatMapMany(all -> orders.insertAll(Flux.fromIterable(all).map(NPlusOneTest::order)))
                .collectList()
                .flatMapMany(all -> leat.crud(Item_.entity)
                        .insertAll(Flux.fromIterable(all)
                                .map(order -> Item_.create()
                                        .order(order)
                                        .sku("A-1")
                                        .quantity(1)
                                        .build())))
                .blockLast();
        recorder.clear();
    }

    private static Order order(Customer customer) {
        return Order_.create()
                .customer(customer)
                .status(Status.OPEN)
                .total(BigDecimal.ONE)
                .build();
    }

    @Test
    void flatMapOfFindByIdSendsWhatTheReadmeShows() throws IOException {
        List<Customer> found = Tour.buyers(orders, customers).collectList().block();

        assertThat(found).hasSize(ORDERS);
        assertThat(shown(1)).isEqualTo(String.join("; ", recorder.sql()) + ";");
    }

    @Test
    void concatMapOfLoadSendsWhatTheReadmeShows() throws IOException {
        List<Item> found = Tour.items(orders).collectList().block();

        assertThat(found).hasSize(ORDERS);
        assertThat(shown(2)).isEqualTo(String.join("; ", recorder.sql()) + ";");
    }

    private static String shown(int block) throws IOException {
        return String.join(" ", ReadmeTest.blocks("sql").get(block)).replaceAll("\\s+", " ");
    }
}
