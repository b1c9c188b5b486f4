package dev.leat.test.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.UsageException;
import dev.leat.core.testing.BlockingSql;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class H2RollbackIT extends RollbackContract {
    private static final ConnectionFactory DRIVER =
            ConnectionFactories.get("r2dbc:h2:mem:///rollback?options=DB_CLOSE_DELAY=-1");

    @BeforeAll
    static void createTable() {
        BlockingSql.on(DRIVER).script("create table item (id bigint primary key, name varchar not null)");
    }

    @AfterAll
    static void drop() {
        BlockingSql.on(DRIVER).update("drop all objects");
    }

    @Override
    ConnectionFactory driver() {
        return DRIVER;
    }

    @Test
    void refusesToChangeTheSchema() {
        await(insert(1));

        assertThatThrownBy(
                        () -> await(database.sql("create table other (id int)").update()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("[CommittingDdl]")
                .hasMessageContaining("@BeforeAll");

        assertThat(rows()).isEqualTo(1);
    }
}
