package dev.leat.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;

class DatabaseIT {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.create();

    @Test
    void runsSqlOnPostgresql() {
        Database database = Database.open(DB.url());
        run(database);
    }

    @Test
    void runsSqlOnH2() {
        run(Database.open("r2dbc:h2:mem:///quick"));
    }

    private static void run(Database database) {
        database.sql("create table item(id bigint primary key, name varchar(20))")
                .update()
                .block(Duration.ofSeconds(5));
        Long n = database.transactional(Flux.range(1, 5)
                        .concatMap(i -> database.sql("insert into item values (:id, :name)")
                                .bind("id", (long) i)
                                .bind("name", "n" + i)
                                .update())
                        .count())
                .block(Duration.ofSeconds(5));
        assertThat(n).isEqualTo(5);
        List<String> names = database.sql("select name from item where id = any(:ids) order by id")
                .bindAll("ids", dev.leat.core.query.ColumnType.LONG, List.of(2L, 4L))
                .as(String.class)
                .list()
                .block(Duration.ofSeconds(5));
        assertThat(names).containsExactly("n2", "n4");
        database.close().block(Duration.ofSeconds(5));
    }
}
