package dev.leat.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.query.ColumnType;
import dev.leat.core.testing.TestDatabase;
import io.r2dbc.spi.ConnectionFactories;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts in hand-written statements are compared as what they are compared with, and are texts everywhere else. */
class ComparedTextIT {
    @RegisterExtension
    static final TestDatabase SERVER = TestDatabase.create();

    private static final Database OWN_CODECS = Database.open(SERVER.url());
    private static final Database DRIVERS_CODECS = Database.of(ConnectionFactories.get(SERVER.options()));
    private static final Duration LIMIT = Duration.ofSeconds(10);

    static Stream<Database> databases() {
        return Stream.of(OWN_CODECS, DRIVERS_CODECS);
    }

    @BeforeAll
    static void createTable() {
        Stream.of(
                        "create extension citext",
                        "create type mood as enum ('sad', 'ok', 'happy')",
                        "create table word (n int, c citext, h char(4), v varchar(9), m mood, j jsonb, tags citext[])",
                        "insert into word values (1, 'Abc', 'ab', 'Abc', 'ok', '{\"a\": \"x\"}', '{One,Two}'),"
                                + " (2, 'Déf\\\"', 'cd', 'x,y', 'sad', '{}', '{}')")
                .forEach(sql -> DRIVERS_CODECS.sql(sql).update().block(LIMIT));
    }

    @AfterAll
    static void close() {
        OWN_CODECS.close().block(LIMIT);
        DRIVERS_CODECS.close().block(LIMIT);
    }

    private static List<Integer> found(Database database, String where, @Nullable Object value) {
        SqlStatement statement = database.sql("select n from word where " + where + " order by n");
        statement = value == null ? statement.bind("x", ColumnType.STRING, null) : statement.bind("x", value);
        return Objects.requireNonNull(
                statement.as(Integer.class).all().collectList().block(LIMIT));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void comparisonsTakeTheTypeOfTheOtherSide(Database database) {
        assertThat(found(database, "c = :x", "ABC")).containsExactly(1);
        assertThat(found(database, ":x = c", "ABC")).containsExactly(1);
        assertThat(found(database, "c <> :x", "ABC")).containsExactly(2);
        assertThat(found(database, "c in (:x, 'z')", "ABC")).containsExactly(1);
        assertThat(found(database, "c = any(:x)", List.of("dÉF\\\"", "q"))).containsExactly(2);
        assertThat(found(database, "c <> all(:x)", List.of("dÉF\\\"", "q"))).containsExactly(1);
        assertThat(found(database, "c between :x and 'abd'", "ABC")).containsExactly(1);
        assertThat(found(database, "c is not distinct from :x", "ABC")).containsExactly(1);
        assertThat(found(database, "(n, c) in ((1, :x), (2, :x))", "ABC")).containsExactly(1);
        assertThat(found(database, ":x = any(tags)", "ONE")).containsExactly(1);
        assertThat(found(database, "h = :x", "ab      ")).containsExactly(1);
        assertThat(found(database, "h in (:x)", "ab")).containsExactly(1);
        assertThat(found(database, "m = :x", "sad")).containsExactly(2);
        assertThat(found(database, "m > :x", "sad")).containsExactly(1);
        assertThat(found(database, "v = :x", "ABC")).isEmpty();
        assertThat(found(database, "v = :x", "Abc")).containsExactly(1);
        assertThat(found(database, "j ->> 'a' = :x", "x")).containsExactly(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void oneNameIsComparedWithColumnsOfAnyTypesAndWithNothing(Database database) {
        assertThat(found(database, ":x is null or c = :x", "ABC")).containsExactly(1);
        assertThat(found(database, ":x is null or c = :x", null)).containsExactly(1, 2);
        assertThat(found(database, "c = :x or h = :x or v = :x", "ABC")).containsExactly(1);
        assertThat(found(database, "c = :x", null)).isEmpty();
        assertThat(found(database, "c is distinct from :x", null)).containsExactly(1, 2);
        assertThat(found(database, "lower(v) = lower(:x) and coalesce(:x, '') <> ''", "ABC"))
                .containsExactly(1);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aTextThatIsNotComparedIsText(Database database) {
        String text = database.sql("select :x || :y || concat(:x) || (to_jsonb(:y) #>> '{}')")
                .bind("x", "a")
                .bind("y", "b")
                .as(String.class)
                .one()
                .block(LIMIT);
        assertThat(text).isEqualTo("abab");
        assertThat(database.sql("select count(*) from (select c = :x from word group by c = :x) as g")
                        .bind("x", "ABC")
                        .as(Long.class)
                        .one()
                        .block(LIMIT))
                .isEqualTo(2);
        assertThat(found(database, "v in (select unnest(:x))", List.of("x,y"))).containsExactly(2);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void changesCompareAndStoreAsTheColumn(Database database) {
        assertThat(database.sql("update word set m = :m where c = :c")
                        .bind("m", "ok")
                        .bind("c", "ABC")
                        .update()
                        .block(LIMIT))
                .isEqualTo(1);
    }
}
