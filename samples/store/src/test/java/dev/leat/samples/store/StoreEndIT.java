package dev.leat.samples.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.LeatException;
import dev.leat.mapper.Leat;
import org.junit.jupiter.api.Test;

class StoreEndIT {
    @Test
    void springClosesThePoolWithTheContextAndWaitsForIt() {
        RunningStore store = RunningStore.on("r2dbc:h2:mem:///ending");
        Leat leat = store.leat();
        assertThat(store.pool().idle()).isPositive();

        store.close();

        assertThat(leat.statistics()).matches(pool -> pool != null && pool.idle() == 0 && pool.acquired() == 0);
        assertThatThrownBy(() -> leat.sql("select 1").as(Integer.class).one().block())
                .isInstanceOf(LeatException.class);
    }
}
