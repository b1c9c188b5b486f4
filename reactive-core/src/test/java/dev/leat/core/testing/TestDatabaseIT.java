package dev.leat.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.Wrapped;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

class TestDatabaseIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    @Test
    void isReachedByUrlUnderItsApplicationName() {
        BlockingSql sql = BlockingSql.on(ConnectionFactories.get(DATABASE.url()));
        assertThat(sql.value(String.class, "select current_database()")).isEqualTo(DATABASE.name());
        assertThat(sql.value(String.class, "select current_setting('application_name')"))
                .isEqualTo(DATABASE.applicationName());
    }

    @Test
    void adminIsSuperuserUnderAnotherApplicationName() {
        assertThat(DATABASE.admin().value(String.class, "select current_setting('is_superuser')"))
                .isEqualTo("on");
        assertThat(DATABASE.admin().value(String.class, "select current_setting('application_name')"))
                .isNotEqualTo(DATABASE.applicationName());
    }

    @Test
    void runsSqlWithBinds() {
        DATABASE.admin()
                .script("create table item (id int primary key, name text)", "insert into item values (1, 'a')");
        assertThat(DATABASE.admin().update("insert into item values ($1, $2)", 2, "b"))
                .isEqualTo(1);
        assertThat(DATABASE.admin().count("item where id > $1", 0)).isEqualTo(2);
        assertThat(DATABASE.admin().rows("select * from item where id = $1", 2))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("name", "b"));
    }

    @Test
    void isGoneAfterDropEvenWhileSomebodyIsConnected() {
        TestDatabase other = TestDatabase.create();
        Objects.requireNonNull(Mono.from(other.connections().create()).block());
        other.drop();
        other.drop();
        assertThatThrownBy(() -> other.admin().rows("select 1")).hasMessageContaining(other.name());
    }

    @Test
    void poolReachesTheDriversConnection() {
        ConnectionPool pool = DATABASE.pool(1);
        try {
            Connection connection = Objects.requireNonNull(pool.create().block());
            assertThat(((Wrapped<?>) connection).unwrap(PostgresqlConnection.class))
                    .isNotNull();
            Mono.from(connection.close()).block();
        } finally {
            pool.close().block();
        }
    }

    @Test
    void allDatabasesAreOnOneServer() {
        assertThat(PostgresServer.running().admin().count("pg_database where datname = $1", DATABASE.name()))
                .isEqualTo(1);
    }
}
