package dev.leat.test.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.ConstraintViolationException;
import dev.leat.core.error.TransactionAbortedException;
import dev.leat.core.testing.TestDatabase;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class PostgresRollbackIT extends RollbackContract {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    @BeforeAll
    static void createTable() {
        DATABASE.admin().script("create table item (id bigint primary key, name text not null)");
    }

    @Override
    ConnectionFactory driver() {
        return DATABASE.connections();
    }

    @Test
    void keepsTheEffectOfASwallowedErrorInATransaction() {
        await(insert(1));
        Mono<Long> swallowed = insert(1).onErrorReturn(ConstraintViolationException.class, 0L);

        assertThatThrownBy(() -> await(database.transactional(insert(2).then(swallowed))))
                .isInstanceOf(TransactionAbortedException.class);

        assertThat(rows()).isEqualTo(1);
        await(insert(2));
    }

    @Test
    void rollsBackTables() {
        await(database.sql("create table other (id int)").update());
        await(database.sql("insert into other values (1)").update());
        await(connections.rollback());

        assertThat(outside().count("pg_class where relname = 'other'")).isZero();
    }

    @Test
    void readsThroughACursorInATransaction() {
        await(Flux.range(1, 10).concatMap(this::insert).then());
        Mono<List<Integer>> fetched = database.sql("declare c no scroll cursor for select id from item order by id")
                .update()
                .then(database.sql("fetch 4 from c").as(Long.class).list())
                .flatMap(first -> database.sql("fetch 100 from c")
                        .as(Long.class)
                        .list()
                        .map(rest -> List.of(first.size(), rest.size())));

        assertThat(database.transactional(fetched).block(Duration.ofSeconds(5))).containsExactly(4, 6);
    }

    /** The request to cancel finds the driver's connection, and the test's transaction outlives it. */
    @Test
    void stopsACancelledStatementAndGoesOn() {
        await(insert(1));
        long start = System.nanoTime();
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(
                            () -> database.sql("select pg_sleep(20)").update().block(Duration.ofMillis(150)))
                    .isInstanceOf(IllegalStateException.class);
        }
        settle();

        assertThat(rows()).isEqualTo(1);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void stopsACancelledTransactionAndGoesOn() {
        await(insert(1));
        Mono<Long> sleeping = database.transactional(
                insert(2).then(database.sql("select pg_sleep(20)").update()));

        assertThatThrownBy(() -> sleeping.block(Duration.ofMillis(150))).isInstanceOf(IllegalStateException.class);
        settle();

        assertThat(rows()).isEqualTo(1);
        await(database.transactional(insert(2)));
    }
}
