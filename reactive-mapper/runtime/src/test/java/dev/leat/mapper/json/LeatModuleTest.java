package dev.leat.mapper.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class LeatModuleTest {
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new LeatModule()).build();

    record Customer(long id, String name) {}

    record Order(long id, One<Customer> customer, One<@Nullable Customer> referrer, Many<Customer> watchers) {}

    @Test
    void writesTheKeyOfAnUnloadedOneAndLeavesAnUnloadedManyOut() {
        Order order = new Order(1, One.to(7L), One.none(), Many.unloaded());

        assertThat(JSON.writeValueAsString(order)).isEqualTo("{\"id\":1,\"customer\":7,\"referrer\":null}");
    }

    @Test
    void writesLoadedRows() {
        Customer ann = new Customer(7, "Ann");
        Order order = new Order(1, One.of(ann), One.to(8L), Many.of(List.of(ann)));

        assertThat(JSON.writeValueAsString(order))
                .isEqualTo("{\"id\":1,\"customer\":{\"id\":7,\"name\":\"Ann\"},\"referrer\":8,"
                        + "\"watchers\":[{\"id\":7,\"name\":\"Ann\"}]}");
    }

    @Test
    void writesALoadedManyWithoutRowsAsAnEmptyArray() {
        Order order = new Order(1, One.to(7L), One.none(), Many.of(List.of()));

        assertThat(JSON.writeValueAsString(order)).contains("\"watchers\":[]");
    }
}
