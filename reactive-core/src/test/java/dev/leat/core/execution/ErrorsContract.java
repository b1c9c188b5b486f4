package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.BadSqlException;
import dev.leat.core.error.ConstraintViolationException;
import dev.leat.core.error.ConstraintViolationException.Kind;
import dev.leat.core.error.DataException;
import dev.leat.core.error.LeatException;
import dev.leat.core.error.UsageException;
import dev.leat.core.query.ColumnType;
import dev.leat.core.testing.StrictSubscriber;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Errors name the constraint and the statement, and no value. */
interface ErrorsContract extends ContractDatabase {
    String CANARY = "S3CR3T-canary";

    @BeforeEach
    default void createPeople() {
        run("drop table if exists pet", "drop table if exists person");
        run(
                "create table person (id varchar(40) primary key, mail varchar(40) constraint person_mail unique,"
                        + " age integer constraint person_age check (age < 200), name varchar(20) not null)",
                "create table pet (id integer primary key, owner varchar(40) not null,"
                        + " constraint pet_owner foreign key (owner) references person(id))",
                "insert into person values ('" + CANARY + "', '" + CANARY + "', 1, 'x')");
    }

    @Test
    default void brokenConstraintsAreNamed() {
        check(insert("2", CANARY, 1, "x"), Kind.UNIQUE, "person_mail");
        check(insert("2", "m", 999, "x"), Kind.CHECK, "person_age");
        check(
                database()
                        .sql("insert into person values (:id, 'm', 1, null)")
                        .bind("id", CANARY)
                        .update(),
                Kind.NOT_NULL,
                "name");
        check(
                database()
                        .sql("insert into pet values (1, :owner)")
                        .bind("owner", "nobody " + CANARY)
                        .update(),
                Kind.FOREIGN_KEY,
                "pet_owner");
        await(database()
                .sql("insert into pet values (1, :owner)")
                .bind("owner", CANARY)
                .update());
        check(
                database()
                        .sql("delete from person where id = :id")
                        .bind("id", CANARY)
                        .update(),
                Kind.FOREIGN_KEY,
                "pet_owner");
    }

    private void check(Mono<Long> statement, Kind kind, String constraint) {
        assertThatThrownBy(() -> await(statement)).isInstanceOfSatisfying(ConstraintViolationException.class, error -> {
            assertThat(error.kind()).isEqualTo(kind);
            assertThat(error.constraint()).isEqualToIgnoringCase(constraint);
            assertThat(error.sqlState()).startsWith("23");
            assertThat(error.isRetryable()).isFalse();
        });
    }

    private Mono<Long> insert(String id, String mail, int age, String name) {
        return database()
                .sql("insert into person values (:id, :mail, :age, :name)")
                .bind("id", id)
                .bind("mail", mail)
                .bind("age", age)
                .bind("name", name)
                .update();
    }

    @Test
    default void primaryKeyIsAUniqueConstraint() {
        assertThatThrownBy(() -> await(insert(CANARY, "m", 1, "x")))
                .isInstanceOfSatisfying(ConstraintViolationException.class, error -> {
                    assertThat(error.kind()).isEqualTo(Kind.UNIQUE);
                    assertThat(error.constraint()).isNotNull();
                });
    }

    @Test
    default void badStatementsAreToldFromBadValues() {
        for (String sql : List.of(
                "selec 1", "select nope from person", "select * from nope", "insert into person (id) values (1, 2)")) {
            assertThatThrownBy(() -> await(database().sql(sql).update()))
                    .isInstanceOf(BadSqlException.class)
                    .hasMessageContaining("SQL: " + sql);
        }
        assertThatThrownBy(() -> await(insert("1", "m", 1, CANARY.repeat(3)))).isInstanceOf(DataException.class);
    }

    @Test
    default void nulInSqlTextIsRefusedBeforeItIsSent() {
        String sql = "select 1 from person where name = 'a" + (char) 0 + "b'";
        for (Mono<?> statement : List.<Mono<?>>of(
                database().sql(sql).update(),
                database().sql(sql).as(Integer.class).list(),
                database().sql(sql).as(Integer.class).stream().count(),
                database()
                        .transactional(
                                database().sql(sql).as(Integer.class).stream().count()))) {
            assertThatThrownBy(() -> statement.block(LIMIT))
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith("[NulInSql]");
        }
    }

    @Test
    default void noValueIsToldByAnyError() {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            leaks().forEach(this::checkSilence);
        } finally {
            System.setErr(before);
        }
        assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("S3CR3T");
    }

    private Stream<Mono<?>> leaks() {
        String cast = "select count(*) from person where id = :text and ";
        return Stream.of(
                insert(CANARY, "m", 1, "x"),
                insert("1", CANARY, 1, "x"),
                insert("1", "m", 1, CANARY.repeat(3)),
                insert("1" + CANARY, "m", 999, "x"),
                text("insert into person values (:text, 'm', 1, null)"),
                text("insert into pet values (1, :text)"),
                text("insert into pet values (cast(:text as integer), 'x')"),
                text("select cast(:text as uuid)"),
                text("select cast(:text as integer)"),
                text("select cast(:text as bigint)"),
                text("select cast(:text as date)"),
                text("select cast(:text as time)"),
                text("select cast(:text as timestamp)"),
                text("select cast(:text as boolean)"),
                text("select cast(:text as numeric(10,2))"),
                text("select cast(:text as double precision)"),
                text("select id from person where id = :text and age = :text"),
                text("select substring(:text from 1 for -1)"),
                text("update person set age = cast(:text as integer)"),
                text("delete from person where id = cast(:text as uuid)"),
                text("selec :text"),
                text("select nope(:text)"),
                text(cast + "nope = 1"),
                numbers("select cast(:number as smallint)"),
                numbers("insert into person values ('1', 'm', :number, 'x')"),
                text("select :text")
                        .flatMap(row -> database()
                                .sql("select cast(:text as varchar(40))")
                                .bind("text", CANARY)
                                .as(ColumnType.INTEGER)
                                .one()),
                database()
                        .sql("select cast(:text as varchar(40))")
                        .bind("text", CANARY)
                        .as(ColumnType.UUID)
                        .one(),
                database()
                        .sql("select cast(:text as varchar(40))")
                        .bind("text", CANARY)
                        .as(ColumnType.BIG_DECIMAL)
                        .one());
    }

    private Mono<Object> text(String sql) {
        return database()
                .sql(sql)
                .bind("text", CANARY)
                .map(row -> (Object) "")
                .list()
                .cast(Object.class);
    }

    private Mono<Object> numbers(String sql) {
        return database()
                .sql(sql)
                .bind("number", new BigDecimal("31337123451"))
                .map(row -> (Object) "")
                .list()
                .cast(Object.class);
    }

    private void checkSilence(Mono<?> statement) {
        Throwable error = StrictSubscriber.unbounded()
                .to(statement)
                .await(LIMIT)
                .keptTheRules()
                .error();
        if (error == null) {
            return; // one database takes what the other refuses
        }
        assertThat(error).isInstanceOf(LeatException.class);
        StringWriter all = new StringWriter();
        error.printStackTrace(new PrintWriter(all));
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            all.append(cause.toString()).append(cause.getLocalizedMessage());
        }
        assertThat(all.toString()).doesNotContain("S3CR3T").doesNotContain("3133712");
    }

    @Test
    default void errorTellsNothingOfTheStatementsValuesInATransaction() {
        Mono<Object> uuid = text("select cast(:text as uuid)");
        checkSilence(database()
                .transactional(text("insert into pet values (1, :text)").then(uuid)));
        checkSilence(database().transactional(uuid.onErrorComplete().then(insert("1", "m", 1, "x"))));
    }
}
