package dev.leat.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.BadSqlException;
import dev.leat.core.error.DataException;
import dev.leat.core.error.UsageException;
import dev.leat.core.query.ColumnType;
import dev.leat.core.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

/** Hand-written statements on PostgreSQL. */
class SqlIT {
    @RegisterExtension
    static final TestDatabase SERVER = TestDatabase.create();

    private static final Database DATABASE = Database.open(SERVER.url());
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private enum Mood {
        FINE
    }

    @BeforeEach
    void createStock() {
        await(DATABASE.sql("drop table if exists stock").update());
        await(DATABASE.sql("create table stock (sku text primary key, n int not null)")
                .update());
        await(DATABASE.sql("insert into stock values ('a', 1), ('b', 2), ('c', 3)")
                .update());
    }

    @AfterAll
    static void close() {
        DATABASE.close().block(LIMIT);
    }

    private static <T> T await(Mono<T> publisher) {
        return Objects.requireNonNull(publisher.block(LIMIT), "empty");
    }

    @Test
    void firstOneAndAllGiveWhatTheySay() {
        SqlRows<Integer> none = DATABASE.sql("select n from stock where n > 9").as(Integer.class);
        assertThat(none.first().blockOptional(LIMIT)).isEmpty();
        assertThat(none.one().blockOptional(LIMIT)).isEmpty();
        assertThat(await(none.list())).isEmpty();
        SqlRows<Integer> all =
                DATABASE.sql("select n from stock order by n desc").as(Integer.class);
        assertThat(await(all.first())).isEqualTo(3);
        assertThat(await(all.all().collectList())).containsExactly(3, 2, 1);
        assertThatThrownBy(() -> await(all.one()))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("[MoreThanOne]");
    }

    @Test
    void columnsThatHaveNoTextInTheBinaryFormatAreCast() {
        String address = "select cast(:address as inet)";
        assertThatThrownBy(() -> await(address(DATABASE, address)))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("[InexactType]")
                .hasMessageContaining("x::text")
                .hasMessageNotContaining("10.0.0.0");
        assertThat(await(address(DATABASE, address + "::text"))).isEqualTo("10.0.0.0/8");
        assertThatThrownBy(() -> await(address(DATABASE, "select makeaclitem(10, 10, 'SELECT', false), :address")))
                .isInstanceOf(BadSqlException.class)
                .hasMessageContaining("x::text");
        Database inText = Database.open(SERVER.url() + "&forceBinary=false");
        assertThat(await(address(inText, address))).isEqualTo("10.0.0.0/8");
        inText.close().block(LIMIT);
    }

    private static Mono<String> address(Database database, String sql) {
        return database.sql(sql).bind("address", "10.0.0.0/8").as(String.class).one();
    }

    @Test
    void valuesOfEveryKindAreBound() {
        assertThat(await(DATABASE.sql("select :mood || :text || :text")
                        .bind("mood", Mood.FINE)
                        .bind("text", "!")
                        .as(String.class)
                        .one()))
                .isEqualTo("FINE!!");
        assertThat(await(DATABASE.sql("select count(*) from stock where n = any(:ns) and sku <> all(:skus)")
                        .bindAll("ns", ColumnType.INTEGER, List.of(1, 2))
                        .bindAll("skus", ColumnType.STRING, List.of("a"))
                        .as(Long.class)
                        .one()))
                .isEqualTo(1);
        assertThat(await(DATABASE.sql("select count(*) from stock where :none::int is null")
                        .bind("none", ColumnType.INTEGER, null)
                        .as(Long.class)
                        .one()))
                .isEqualTo(3);
    }

    @Test
    void aStatementIsAValueAndMayBeUsedAgain() {
        SqlStatement statement = DATABASE.sql("select n from stock where sku = :sku");
        Mono<Integer> a = statement.bind("sku", "a").as(Integer.class).one();
        Mono<Integer> b = statement.bind("sku", "b").as(Integer.class).one();
        int sum = await(Mono.zip(a, b, a).map(all -> all.getT1() + all.getT2() + all.getT3()));
        assertThat(sum).isEqualTo(4);
        assertThatThrownBy(() -> await(statement.as(Integer.class).one()))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("[SqlParameters]");
        assertThatThrownBy(() -> statement.bind("skew", "a")).hasMessageStartingWith("[UnknownParameter]");
    }

    @Test
    void nullWhereAValueIsReadIsAnError() {
        assertThatThrownBy(() -> await(DATABASE.sql("select null::int from stock")
                        .as(Integer.class)
                        .list()))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("[UnexpectedNull]");
    }

    @Test
    void ddlCountsNothingAndChangesCountTheirRows() {
        assertThat(await(DATABASE.sql("create table x (id int)").update())).isZero();
        assertThat(await(DATABASE.sql("drop table x").update())).isZero();
        assertThat(await(DATABASE.sql("update stock set n = n + 1 where n > 1").update()))
                .isEqualTo(2);
        assertThat(await(DATABASE.sql("delete from stock").update())).isEqualTo(3);
        assertThat(await(DATABASE.sql("with d as (insert into stock values ('x', 1) returning n) insert into stock"
                                + " select 'y', n from d")
                        .update()))
                .isEqualTo(1);
    }

    @Test
    void mergeWhoseCountTheDriverDoesNotTellIsRefusedBeforeItIsSent() {
        String merge = "merge into stock s using (values ('a', 5), ('z', 6)) v(sku, n) on s.sku = v.sku"
                + " when matched then update set n = v.n when not matched then insert values (v.sku, v.n)";
        for (String sql : List.of(merge, "with x as (select 1) " + merge)) {
            assertThatThrownBy(() -> await(DATABASE.sql(sql).update()))
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith("[MergeCount]");
        }
        assertThat(stock()).containsExactly("a1", "b2", "c3");
        assertThat(await(DATABASE.sql(merge).map(row -> 1).list())).isEmpty();
        assertThat(stock()).containsExactly("a5", "b2", "c3", "z6");
        assertThat(await(
                        DATABASE.sql(merge + " returning s.n").as(Integer.class).list()))
                .containsExactlyInAnyOrder(5, 6);
    }

    private static List<String> stock() {
        return await(DATABASE.sql("select sku || n from stock order by sku")
                .as(String.class)
                .list());
    }

    @Test
    void textRaisedByTriggersIsNotShown() {
        await(DATABASE.sql("create or replace function refuse() returns trigger language plpgsql as $body$"
                        + " begin raise exception 'no room for %', new.sku using errcode = '22023', detail = new.sku; end"
                        + " $body$")
                .update());
        await(DATABASE.sql("create trigger refuse before insert on stock for each row execute function refuse()")
                .update());
        assertThatThrownBy(() -> await(DATABASE.sql("insert into stock values (:sku, 1)")
                        .bind("sku", "S3CR3T-canary")
                        .update()))
                .isInstanceOf(DataException.class)
                .hasStackTraceContaining("22023")
                .satisfies(error -> {
                    java.io.StringWriter all = new java.io.StringWriter();
                    error.printStackTrace(new java.io.PrintWriter(all));
                    assertThat(all.toString()).doesNotContain("S3CR3T").doesNotContain("no room");
                });
    }

    @Test
    void valueThatCannotBeSentLeavesTheConnectionClean() {
        Mono<Integer> pid =
                DATABASE.sql("select pg_backend_pid()").as(Integer.class).one();
        for (String bad : List.of("a\0b", "\ud800")) {
            Mono<Long> insert = DATABASE.sql("insert into stock values (:sku, 1)")
                    .bind("sku", bad)
                    .update();
            assertThatThrownBy(() -> await(insert)).isInstanceOf(DataException.class);
            Mono<Integer> both = pid.flatMap(before -> insert.onErrorReturn(0L).then(pid.map(after -> after - before)));
            assertThat(await(DATABASE.transactional(both))).isZero();
        }
        assertThat(stock()).hasSize(3);
    }
}
