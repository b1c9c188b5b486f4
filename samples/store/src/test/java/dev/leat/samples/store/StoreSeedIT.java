package dev.leat.samples.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class StoreSeedIT {
    @Test
    void everyDatabaseGetsTheSameRows() {
        try (TestDatabase database = TestDatabase.create();
                RunningStore postgres = RunningStore.on(database.url());
                RunningStore h2 = RunningStore.on("r2dbc:h2:mem:///same")) {
            assertThat(h2.contents()).isEqualTo(postgres.contents());
            for (String path : new String[] {
                "/orders?sort=total,desc&size=100", "/orders/10000", "/products/500", "/customers/1000"
            }) {
                assertThat(h2.get(path)).as(path).isEqualTo(postgres.get(path));
            }
        }
    }
}
