package dev.leat.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.UsageException;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresDriverTest {
    private static ConnectionFactoryOptions complete(String url) {
        return PostgresSession.withDefaults(ConnectionFactoryOptions.parse(url));
    }

    @Test
    void saysWhichDriverIsMissing() {
        ConnectionFactoryOptions options = ConnectionFactoryOptions.parse("r2dbc:nope://localhost/db");
        assertThatThrownBy(() -> PostgresDriver.open(options, Duration.ofSeconds(60)))
                .isInstanceOfSatisfying(
                        UsageException.class, e -> assertThat(e.code()).isEqualTo("DriverMissing"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "options=statement_timeout=5000",
                "options=work_mem=5MB;Statement_Timeout=1min",
                "statementTimeout=PT2S"
            })
    void findsATimeLimitThatTheUrlHas(String given) {
        String url = "r2dbc:postgresql://u@localhost/db";
        assertThat(PostgresDriver.gives(ConnectionFactoryOptions.parse(url + "?" + given), "statement_timeout"))
                .isTrue();
        assertThat(PostgresDriver.gives(
                        ConnectionFactoryOptions.parse(url + "?options=lock_timeout=1"), "statement_timeout"))
                .isFalse();
    }

    @Test
    void keepsWhatTheUrlSays() {
        ConnectionFactoryOptions options = complete("r2dbc:postgresql://u@h/db?applicationName=mine&tcpKeepAlive=false"
                + "&connectTimeout=PT1S&preparedStatementCacheQueries=0&statementTimeout=PT2S&timeZone=Asia/Tokyo");
        assertThat(options.getValue(PostgresqlConnectionFactoryProvider.APPLICATION_NAME))
                .isEqualTo("mine");
        assertThat(options.getValue(PostgresqlConnectionFactoryProvider.TCP_KEEPALIVE))
                .isEqualTo("false");
        assertThat(options.getValue(PostgresqlConnectionFactoryProvider.PREPARED_STATEMENT_CACHE_QUERIES))
                .isEqualTo("0");
        assertThat(options.getValue(PostgresqlConnectionFactoryProvider.TIME_ZONE))
                .isEqualTo("Asia/Tokyo");
        assertThat(options.getValue(ConnectionFactoryOptions.CONNECT_TIMEOUT)).isEqualTo("PT1S");
        assertThat(options.getValue(ConnectionFactoryOptions.STATEMENT_TIMEOUT)).isEqualTo("PT2S");
    }

    @Test
    void givesTheDriverOneHostOfAFailoverUrlAsItWantsIt() {
        ConnectionFactoryOptions one = complete("r2dbc:postgresql:failover://u@h1:5433/db");
        assertThat(one.getValue(ConnectionFactoryOptions.HOST)).isEqualTo("h1:5433");
        assertThat(one.hasOption(ConnectionFactoryOptions.PORT)).isFalse();
        ConnectionFactoryOptions two = complete("r2dbc:postgresql:failover://u@h1:5433,h2:5434/db");
        assertThat(two.getValue(ConnectionFactoryOptions.HOST)).isEqualTo("h1:5433,h2:5434");
    }

    @Test
    void startsWithWhatTheCodecsReadWhateverIsAskedFor() {
        assertThat(PostgresSession.startup("datestyle=ISO, DMY;lock_timeout=5000", Duration.ofSeconds(60)))
                .containsEntry("DateStyle", "ISO")
                .containsEntry("lock_timeout", "5000")
                .containsEntry("idle_in_transaction_session_timeout", "60000")
                .hasSize(7);
        assertThat(PostgresSession.startup(Map.of("idle_in_transaction_session_timeout", "0"), Duration.ofSeconds(60)))
                .containsEntry("idle_in_transaction_session_timeout", "0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "=1",
                "lock_timeout=1;nonsense",
                "datestyle=German",
                "client_encoding=LATIN1",
                "EXTRA_FLOAT_DIGITS=0",
                "bytea_output=escape"
            })
    void refusesStartupOptionsThatWouldBeLost(String options) {
        assertThatThrownBy(() -> PostgresSession.startup(options, Duration.ofSeconds(60)))
                .isInstanceOfSatisfying(
                        UsageException.class, e -> assertThat(e.code()).isEqualTo("StartupOptions"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "applicationName=a&options=application_name%3Db",
                "timeZone=UTC&options=timezone%3DAsia/Tokyo",
                "statementTimeout=PT1S&options=STATEMENT_TIMEOUT%3D5000",
                "lockWaitTimeout=PT1S&options=lock_timeout%3D5000",
                "schema=a&options=search_path%3Db"
            })
    void refusesASettingThatIsGivenTwice(String query) {
        ConnectionFactoryOptions options = ConnectionFactoryOptions.parse("r2dbc:postgresql://u@localhost/db?" + query);
        assertThatThrownBy(() -> PostgresDriver.open(options, Duration.ofSeconds(60)))
                .isInstanceOfSatisfying(
                        UsageException.class, e -> assertThat(e.code()).isEqualTo("StartupOptions"));
    }
}
