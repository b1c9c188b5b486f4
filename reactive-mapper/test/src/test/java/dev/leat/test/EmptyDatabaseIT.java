package dev.leat.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.UsageException;
import dev.leat.core.testing.PostgresServer;
import dev.leat.core.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class EmptyDatabaseIT {
    private static void createsAndDrops(EmptyDatabase database) {
        database.sql().script("create table leftover (id int)");
        assertThat(database.sql().count("leftover")).isZero();
        database.drop();
    }

    private static long databases() {
        return PostgresServer.running().admin().count("pg_database");
    }

    @Test
    void isMadeOnTheServerThatAUrlNames() {
        try (TestDatabase named = TestDatabase.create()) {
            long before = databases();
            EmptyDatabase database = EmptyDatabase.create(named.url());
            assertThat(database.name()).isNotEqualTo(named.name());
            assertThat(databases()).isEqualTo(before + 1);

            createsAndDrops(database);

            assertThat(databases()).isEqualTo(before);
            assertThat(named.admin().count("pg_tables where tablename = 'leftover'"))
                    .isZero();
        }
    }

    @Test
    void isPostgresIfNoUrlSaysOtherwise() {
        EmptyDatabase database = EmptyDatabase.create("");

        assertThat(database.connections().getMetadata().getName()).isEqualTo("PostgreSQL");
        createsAndDrops(database);
    }

    @Test
    void isANewOneEachTimeOnH2() {
        EmptyDatabase first = EmptyDatabase.create("r2dbc:h2:mem:///any");
        EmptyDatabase second = EmptyDatabase.create("r2dbc:h2:mem:///any");

        assertThat(first.connections().getMetadata().getName()).isEqualTo("H2");
        createsAndDrops(first);
        createsAndDrops(second);
    }

    @Test
    void isNotMadeElsewhere() {
        assertThatThrownBy(() -> EmptyDatabase.create("r2dbc:mysql://localhost/shop"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("[NoTestDatabase]");
    }
}
