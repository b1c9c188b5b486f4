package dev.leat.benchmarks.raw;

import dev.leat.benchmarks.kit.Data;
import dev.leat.benchmarks.kit.Target;
import dev.leat.benchmarks.raw.Rows.Account;
import dev.leat.core.codec.PostgresDriver;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Statement;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.LongStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The same by hand with what is best known: Leat's fast codecs, and arrays instead of {@code add()}. */
public final class TunedContestant extends RawContestant {
    @Override
    ConnectionFactory connections(Target target) {
        return PostgresDriver.open(
                ConnectionFactoryOptions.builder()
                        .option(ConnectionFactoryOptions.DRIVER, "postgresql")
                        .option(ConnectionFactoryOptions.HOST, target.host())
                        .option(ConnectionFactoryOptions.PORT, target.port())
                        .option(ConnectionFactoryOptions.DATABASE, target.database())
                        .option(ConnectionFactoryOptions.USER, target.user())
                        .option(ConnectionFactoryOptions.PASSWORD, target.password())
                        .build(),
                Duration.ZERO);
    }

    @Override
    Flux<Long> inserted(Connection connection, int count) {
        Statement statement = connection.createStatement(
                "insert into booking (customer_id, total, note, placed_at) select * from unnest($1::bigint[], "
                        + "$2::numeric[], $3::text[], $4::timestamptz[]) returning id");
        statement
                .bind(0, numbers(count).mapToObj(Data::customerOf).toArray(Long[]::new))
                .bind(1, numbers(count).mapToObj(Data::totalOf).toArray(BigDecimal[]::new))
                .bind(2, numbers(count).mapToObj(Data::noteOf).toArray(String[]::new))
                .bind(3, numbers(count).mapToObj(Data::placedAtOf).toArray(OffsetDateTime[]::new));
        return rows(statement, row -> row.get(0, Long.class));
    }

    private static LongStream numbers(int count) {
        return LongStream.rangeClosed(1, count);
    }

    @Override
    Mono<Void> stored(Connection connection, List<Account> accounts) {
        Statement statement = connection.createStatement("update account set owner = v.owner, balance = v.balance from "
                + "unnest($1::bigint[], $2::text[], $3::numeric[]) v(id, owner, balance) where account.id = v.id");
        statement
                .bind(0, accounts.stream().map(Account::id).toArray(Long[]::new))
                .bind(1, accounts.stream().map(Account::owner).toArray(String[]::new))
                .bind(2, accounts.stream().map(Account::balance).toArray(BigDecimal[]::new));
        return updated(statement, accounts.size());
    }
}
