package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.Database;
import dev.leat.core.error.DataException;
import dev.leat.core.error.LeatException;
import dev.leat.core.error.TransactionAbortedException;
import dev.leat.core.error.TransactionOutcomeUnknownException;
import dev.leat.core.error.UnavailableException;
import dev.leat.core.query.ColumnType;
import dev.leat.core.testing.FaultProxy;
import dev.leat.core.testing.TestDatabase;
import io.r2dbc.spi.ConnectionFactories;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

class WriteInDoubtIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final Settings QUICK =
            Settings.DEFAULT.withStatementTimeout(Duration.ofMillis(500)).withCloseTimeout(Duration.ofMillis(200));

    @RegisterExtension
    static final TestDatabase DB = TestDatabase.create();

    @Test
    void isNotCalledRetryableWhenItsAnswerIsLost() {
        try (FaultProxy proxy = FaultProxy.before(DB.options())) {
            Database database =
                    Database.of(TestDatabase.pool(ConnectionFactories.get(proxy.through(DB.options())), 1), QUICK);
            run(database.sql("create table doubt (id int)").update());
            proxy.dropReplies(true);

            assertThatThrownBy(() ->
                            run(database.sql("insert into doubt values (1)").update()))
                    .isInstanceOf(TransactionOutcomeUnknownException.class)
                    .matches(error -> !((LeatException) error).isRetryable());
            assertThat(DB.admin().count("doubt")).isEqualTo(1);
        }
    }

    @Test
    void aReadIsRetryableWhenItsAnswerIsLost() {
        try (FaultProxy proxy = FaultProxy.before(DB.options())) {
            Database database =
                    Database.of(TestDatabase.pool(ConnectionFactories.get(proxy.through(DB.options())), 1), QUICK);
            run(database.sql("select 1").as(Long.class).one());
            proxy.dropReplies(true);

            assertThatThrownBy(() -> run(database.sql("select 2").as(Long.class).one()))
                    .matches(error -> ((LeatException) error).isRetryable());
        }
    }

    @Test
    void aStatementAfterASwallowedErrorSaysThatTheTransactionHasFailed() {
        Database database = Database.open(DB.url());
        Mono<Long> body = database.sql("select nothing from nowhere")
                .as(Long.class)
                .one()
                .onErrorResume(swallowed -> Mono.empty())
                .then(database.sql("select 1").as(Long.class).one());

        assertThatThrownBy(() -> run(database.transactional(body)))
                .isInstanceOf(TransactionAbortedException.class)
                .hasMessageContaining("nested transaction");
    }

    @Test
    void aConnectionFactoryOfTheUsersIsExactToo() {
        Database database = Database.of(DB.connections());

        assertThatThrownBy(() -> run(database.sql("select :text")
                        .bind("text", "x\ud800y")
                        .as(String.class)
                        .one()))
                .isInstanceOf(DataException.class);
        assertThatThrownBy(() -> run(database.sql("select :day")
                        .bind("day", ColumnType.LOCAL_DATE, LocalDate.of(6_000_000, 1, 1))
                        .as(LocalDate.class)
                        .one()))
                .isInstanceOf(DataException.class);
    }

    @Test
    void aRefusedLoginIsNoFaultOfTheNetwork() {
        Database database = Database.open(DB.url().replace(DB.name(), "there_is_no_such_database"));

        assertThatThrownBy(() -> run(database.sql("select 1").as(Long.class).one()))
                .isNotInstanceOf(UnavailableException.class)
                .hasMessageContaining("[UnknownDatabase]");
    }

    private static <T> T run(Mono<T> mono) {
        T value = mono.block(LIMIT);
        assertThat(value).isNotNull();
        return value;
    }
}
