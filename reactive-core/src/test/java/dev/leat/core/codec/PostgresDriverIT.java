package dev.leat.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.DataException;
import dev.leat.core.testing.BlockingSql;
import dev.leat.core.testing.TestDatabase;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How sessions start, and G09: no time zone and no style of the role, the session or the JVM plays a part. */
class PostgresDriverIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final List<String> ZONES =
            List.of("Pacific/Apia", "Asia/Kathmandu", "Africa/Casablanca", "America/New_York", "UTC");

    /** Without numeric, which knows neither zones nor styles and whose longest values take their time. */
    private static final List<Sample<?>> SAMPLES = Sample.all().stream()
            .filter(sample -> !sample.column().equals("numeric"))
            .toList();

    private static String setting(ConnectionFactory connections, String name) {
        return BlockingSql.on(connections).value(String.class, "select current_setting('" + name + "')");
    }

    @Test
    void startsSessionsWithTheDefaults() {
        ConnectionFactoryOptions options = ConnectionFactoryOptions.builder()
                .from(DATABASE.options(), it -> !it.equals(PostgresqlConnectionFactoryProvider.APPLICATION_NAME))
                .build();
        ConnectionFactory connections = PostgresDriver.open(options, Duration.ofSeconds(60));
        assertThat(setting(connections, "application_name")).isEqualTo("leat");
        assertThat(setting(connections, "statement_timeout")).isEqualTo("0");
        assertThat(setting(connections, "idle_in_transaction_session_timeout")).isEqualTo("1min");
        assertThat(setting(connections, "client_connection_check_interval")).isEqualTo("2s");
        assertThat(setting(connections, "TimeZone")).isEqualTo("UTC");
        assertThat(setting(connections, "IntervalStyle")).isEqualTo("postgres");
    }

    @Test
    void startsSessionsWithWhatTheUrlSays() {
        ConnectionFactory connections = PostgresDriver.open(
                ConnectionFactoryOptions.parse(DATABASE.url()
                        + "&statementTimeout=PT7S&options=client_connection_check_interval=9000;work_mem=5MB"),
                Duration.ofSeconds(60));
        assertThat(setting(connections, "application_name")).isEqualTo(DATABASE.applicationName());
        assertThat(setting(connections, "statement_timeout")).isEqualTo("7s");
        assertThat(setting(connections, "client_connection_check_interval")).isEqualTo("9s");
        assertThat(setting(connections, "work_mem")).isEqualTo("5MB");
    }

    @Test
    void reachesAFailoverUrlOfOneHost() {
        String url = DATABASE.url().replace("r2dbc:postgresql://", "r2dbc:postgresql:failover://");
        ConnectionFactory connections =
                PostgresDriver.open(ConnectionFactoryOptions.parse(url), Duration.ofSeconds(60));
        assertThat(setting(connections, "statement_timeout")).isEqualTo("0");
    }

    static Stream<Arguments> zonesAndFormats() {
        return ZONES.stream().flatMap(zone -> Stream.of(Transfer.values()).map(it -> Arguments.of(zone, it)));
    }

    @ParameterizedTest
    @MethodSource("zonesAndFormats")
    void roundTripsInEveryZoneAndUnderAHostileRole(String zone, Transfer transfer) {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        String role = hostileRole(zone);
        ConnectionFactoryOptions options = DATABASE.options()
                .mutate()
                .option(ConnectionFactoryOptions.USER, role)
                .option(ConnectionFactoryOptions.PASSWORD, "p")
                .build();
        ConnectionPool pool = TestDatabase.pool(transfer.connections(options), 1);
        try {
            BlockingSql sql = BlockingSql.on(pool);
            SAMPLES.forEach(sample -> assertRoundTrip(sql, sample));
            sql.script("set timezone = '" + zone + "'");
            SAMPLES.forEach(sample -> assertRoundTrip(sql, sample));
        } finally {
            TimeZone.setDefault(before);
            pool.close().block();
            DATABASE.admin().script("drop role " + role);
        }
    }

    private static String hostileRole(String zone) {
        String role = DATABASE.name() + "_role";
        String alter = "alter role " + role + " set ";
        DATABASE.admin()
                .script(
                        "create role " + role + " login password 'p'",
                        alter + "TimeZone = '" + zone + "'",
                        alter + "DateStyle = 'SQL, DMY'",
                        alter + "IntervalStyle = 'iso_8601'",
                        alter + "bytea_output = 'escape'",
                        alter + "extra_float_digits = -5");
        return role;
    }

    private static void assertRoundTrip(BlockingSql sql, Sample<?> sample) {
        Object[] array = sample.array();
        Object found = sql.value(array.getClass(), "select $1::" + sample.column() + "[]", (Object) array);
        Sample.assertSame(Arrays.asList((Object[]) found), Arrays.asList(array));
    }

    @ParameterizedTest
    @EnumSource(Transfer.class)
    void readsNothingWrongWhenTheSessionChangesItsStyles(Transfer transfer) {
        ConnectionPool pool = transfer.pool(DATABASE);
        BlockingSql sql = BlockingSql.on(pool);
        sql.script("set datestyle = 'SQL, DMY'", "set intervalstyle = 'iso_8601'", "set bytea_output = 'escape'");
        LocalDate date = LocalDate.of(2026, 2, 1);
        Instant instant = Instant.parse("2026-02-01T10:00:00Z");
        if (transfer == Transfer.BINARY) {
            assertThat(sql.value(LocalDate.class, "select $1", date)).isEqualTo(date);
            assertThat(sql.value(Instant.class, "select $1", instant)).isEqualTo(instant);
        } else {
            assertUnreadable(sql, LocalDate.class, date);
            assertUnreadable(sql, Instant.class, instant);
            assertUnreadable(sql, Duration.class, Duration.ofHours(1));
            assertUnreadable(sql, byte[].class, new byte[] {1});
        }
        pool.close().block();
    }

    private static void assertUnreadable(BlockingSql sql, Class<?> type, Object value) {
        assertThatThrownBy(() -> sql.value(type, "select $1", value))
                .isInstanceOfSatisfying(
                        DataException.class, e -> assertThat(e.code()).isEqualTo("UnreadableValue"));
    }
}
