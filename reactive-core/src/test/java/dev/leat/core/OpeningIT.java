package dev.leat.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.leat.core.error.LeatException;
import dev.leat.core.error.UsageException;
import dev.leat.core.execution.Settings;
import dev.leat.core.testing.StubServer;
import dev.leat.core.testing.TestDatabase;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

/** Whoever cannot connect is told what is wrong, and whether it may pass; never the password. */
class OpeningIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Settings IMPATIENT =
            Settings.DEFAULT.withAcquireTimeout(Duration.ofSeconds(3)).withPoolSize(3);

    @RegisterExtension
    static final TestDatabase SERVER = TestDatabase.create();

    /** What a server answers to the first message, and what is told. */
    record Answer(String code, boolean retryable, String url, String bytes) {
        @Override
        public String toString() {
            return code + " " + url + " " + bytes.length();
        }
    }

    static Stream<Answer> answers() {
        String scram = "\0\0\0\nSCRAM-SHA-256\0\0";
        return Stream.of(
                refused("LoginRefused", StubServer.message('R', scram)),
                refused("LoginRefused", StubServer.message('R', "\0\0\0\3")),
                refused("LoginRefused", StubServer.message('R', "\0\0\0\5abcd")),
                refused("LoginRefused", StubServer.message('R', "\0\0\0\7")),
                refused(
                        "LoginRefused",
                        StubServer.fatal("28P01", "password authentication failed for user \"S3CR3T\"")),
                refused("LoginRefused", StubServer.fatal("28000", "role \"S3CR3T\" is not permitted to log in")),
                refused(
                        "TlsRequired",
                        StubServer.fatal(
                                "28000", "no pg_hba.conf entry for host \"S3CR3T\", user \"app\", no encryption")),
                refused("TlsRequired", StubServer.fatal("28000", "SSL connection is required")),
                refused("UnknownDatabase", StubServer.fatal("3D000", "database \"S3CR3T\" does not exist")),
                refused("BadOption", StubServer.fatal("22023", "invalid value for parameter \"work_mem\": \"S3CR3T\"")),
                refused("BadOption", StubServer.fatal("42704", "unrecognized configuration parameter \"work_mem\"")),
                refused("BadOption", StubServer.fatal("42501", "permission denied to set parameter \"work_mem\"")),
                refused("NoPostgres", "J\0\0\0\n8.0.33\0"),
                new Answer("TlsUnavailable", false, "?sslMode=require", "N"),
                passing("TooManyConnections", StubServer.fatal("53300", "sorry, too many clients already")),
                passing("ConnectionLost", StubServer.fatal("57P03", "the database system is starting up")),
                passing("ConnectionLost", StubServer.fatal("08P01", "no such database: S3CR3T")),
                passing("ConnectionLost", "HTTP/1.1 400 Bad Request\r\n\r\n"),
                passing("AcquireTimeout", ""));
    }

    private static Answer refused(String code, String bytes) {
        return new Answer(code, false, "", bytes);
    }

    private static Answer passing(String code, String bytes) {
        return new Answer(code, true, "", bytes);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void saysWhatTheServerDidNotLike(Answer answer) throws IOException {
        try (StubServer stub = StubServer.answering(answer.bytes())) {
            LeatException error = opening("r2dbc:postgresql://app@localhost:" + stub.port() + "/S3CR3T" + answer.url());
            assertThat(error.code()).isEqualTo(answer.code());
            assertThat(error.isRetryable()).isEqualTo(answer.retryable());
            assertThat(error.text().fix()).isNotBlank();
            if (!answer.retryable()) {
                assertThat(stub.accepted()).as("not asked again").isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "r2dbc:postgresql://app@localhost:1/shop, ConnectionRefused, true",
        "r2dbc:postgresql://app@no-such-host.invalid/shop, UnknownHost, true",
        "r2dbc:h2:file:///tmp/leat/S3CR3T?options=IFEXISTS=TRUE, UnknownDatabase, false",
        "r2dbc:h2:mem:///x?options=NOPE=S3CR3T, BadOption, false"
    })
    void saysWhatIsNotThere(String url, String code, boolean retryable) {
        LeatException error = opening(url);
        assertThat(error.code()).isEqualTo(code);
        assertThat(error.isRetryable()).isEqualTo(retryable);
    }

    @ParameterizedTest
    @CsvSource({
        "r2dbc:postgresql://app:S3CR3T@localhost/shop?sslMode=S3CR3T, sslMode",
        "r2dbc:postgresql://app:S3CR3T@localhost/shop?statementTimeout=S3CR3T, statementTimeout",
        "r2dbc:postgresql://app:S3CR3T@localhost/shop?connectTimeout=S3CR3T, connectTimeout",
        "r2dbc:postgresql://app:S3CR3T@localhost/shop?preparedStatementCacheQueries=S3CR3T, preparedStatementCacheQueries",
        "r2dbc:postgresql://app:S3CR3T@localhost:99999/shop, port",
        "r2dbc:postgresql://localhost/shop, no user",
        "r2dbc:h2:S3CR3T:///shop, protocol",
        "r2dbc:mysql://app:S3CR3T@localhost/shop, the driver",
        "jdbc:postgresql://app:S3CR3T@localhost/shop, JDBC"
    })
    void namesThePartOfTheUrl(String url, String part) {
        assertThatThrownBy(() -> Database.open(url))
                .isInstanceOfSatisfying(
                        UsageException.class, error -> assertThat(error.code()).isEqualTo("BadUrl"))
                .hasMessageContaining(part)
                .message()
                .doesNotContain("S3CR3T");
    }

    @Test
    void namesTheStartupOptionThatTheServerRefuses() {
        assertThat(opening(SERVER.url() + "&options=work_mem%3DS3CR3T"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("the option \"work_mem\"");
        assertThat(opening(SERVER.url() + "&options=nope%3DS3CR3T"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("the option \"nope\"");
    }

    @ParameterizedTest
    @CsvSource({
        "statement_timeout, 7s",
        "TimeZone, Asia/Tokyo",
        "work_mem, 5MB",
        "search_path, pg_catalog",
        "lock_timeout, 3s",
        "idle_in_transaction_session_timeout, 11s"
    })
    void startupOptionsAreKept(String name, String value) {
        Database database = Database.open(SERVER.url() + "&options=" + name + "%3D" + value);
        assertThat(database.sql("select current_setting(:name)")
                        .bind("name", name)
                        .as(String.class)
                        .one()
                        .block(LIMIT))
                .isEqualTo(value);
        database.close().block(LIMIT);
    }

    @Test
    void applicationNameOfTheOptionsIsKept() {
        Database database = Database.open(
                SERVER.url().replaceAll("\\?.*", "?options=application_name%3D" + SERVER.applicationName()));
        assertThat(database.sql("select current_setting('application_name')")
                        .as(String.class)
                        .one()
                        .block(LIMIT))
                .isEqualTo(SERVER.applicationName());
        database.close().block(LIMIT);
    }

    @Test
    void acquireTimeOfSomebodysPoolIsNoStatementTimeout() {
        ConnectionPool pool = new ConnectionPool(ConnectionPoolConfiguration.builder(SERVER.connections())
                .maxSize(1)
                .maxAcquireTime(Duration.ofMillis(50))
                .build());
        Connection held = Objects.requireNonNull(pool.create().block(LIMIT));
        LeatException error = failure(Database.of(pool));
        assertThat(error.code()).isEqualTo("AcquireTimeout");
        assertThat(error.isRetryable()).isTrue();
        Mono.from(held.close()).block(LIMIT);
        pool.disposeLater().block(LIMIT);
        assertThat(failure(Database.of(pool)).code()).isEqualTo("DatabaseClosed");
    }

    @Test
    void queueOfSomebodysPoolIsToldWhenItIsFull() {
        ConnectionPool pool = new ConnectionPool(ConnectionPoolConfiguration.builder(SERVER.connections())
                .maxSize(1)
                .customizer(builder -> builder.maxPendingAcquire(0))
                .build());
        Connection held = Objects.requireNonNull(pool.create().block(LIMIT));
        LeatException error = failure(Database.of(pool));
        assertThat(error.code()).isEqualTo("PoolQueueFull");
        assertThat(error.isRetryable()).isTrue();
        Mono.from(held.close()).block(LIMIT);
        pool.disposeLater().block(LIMIT);
    }

    private static LeatException opening(String url) {
        Database database = Database.open(url, IMPATIENT);
        try {
            return failure(database);
        } finally {
            database.close().block(LIMIT);
        }
    }

    private static LeatException failure(Database database) {
        Throwable error = catchThrowable(
                () -> database.sql("select 1").as(Integer.class).one().block(LIMIT));
        assertThat(error).isInstanceOf(LeatException.class);
        StringWriter all = new StringWriter();
        error.printStackTrace(new PrintWriter(all));
        assertThat(all.toString()).doesNotContain("S3CR3T");
        return (LeatException) error;
    }
}
