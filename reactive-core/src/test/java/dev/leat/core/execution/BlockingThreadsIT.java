package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.Database;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A driver that blocks its thread, and transactions that wait for each other's rows. */
class BlockingThreadsIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int TRANSACTIONS = 40;

    private final Database database = Database.open("r2dbc:h2:mem:///rows");

    @BeforeEach
    void createRow() {
        database.sql("create table counter (id int primary key, n int not null)")
                .update()
                .then(database.sql("insert into counter values (1, 0)").update())
                .block(LIMIT);
    }

    @AfterEach
    void close() {
        database.sql("drop table counter").update().then(database.close()).block(LIMIT);
    }

    @Test
    void thoseWhoWaitForARowDoNotKeepAThreadFromTheOneWhoHasIt() {
        Long committed = Flux.range(0, TRANSACTIONS)
                .flatMap(number -> database.transactional(count().then(count()).then(count())), TRANSACTIONS)
                .count()
                .block(LIMIT);
        assertThat(committed).isEqualTo(TRANSACTIONS);
        assertThat(database.sql("select n from counter").as(Integer.class).one().block(LIMIT))
                .isEqualTo(3 * TRANSACTIONS);
    }

    private Mono<Long> count() {
        return database.sql("update counter set n = n + 1 where id = 1").update();
    }
}
