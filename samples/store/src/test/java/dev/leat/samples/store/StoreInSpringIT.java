package dev.leat.samples.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.mapper.Leat;
import dev.leat.samples.store.customer.Customers;
import dev.leat.samples.store.customer.Customers_;
import dev.leat.test.LeatTest;
import dev.leat.test.LeatTestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The store started by Spring's own test support, on the database of the test. */
@SpringBootTest(properties = "server.port=0")
@LeatTest
class StoreInSpringIT {
    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        properties.add("store.url", () -> LeatTestDatabase.current().url());
    }

    @Test
    void worksOnTheDatabaseOfTheTest(@Autowired Customers ofTheStore, Leat ofTheTest) {
        assertThat(Customers_.of(ofTheTest).count().block())
                .isEqualTo(1_000)
                .isEqualTo(ofTheStore.count().block());
    }
}
