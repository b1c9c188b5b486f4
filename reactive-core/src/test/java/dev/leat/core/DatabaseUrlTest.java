package dev.leat.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.leat.core.error.LeatException;
import dev.leat.core.error.UsageException;
import dev.leat.core.execution.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A URL may hold a password, and no message shows it. */
class DatabaseUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "S3CR3T",
                "jdbc:postgresql://app:S3CR3T@localhost/shop",
                "r2dbc:",
                "r2dbc:S3CR3T",
                "r2dbc://app:S3CR3T@localhost",
                "r2dbc:postgresql",
                "r2dbc:postgresql:S3CR3T",
                "r2dbc:postgresql:///S3CR3T",
                "r2dbc:postgresql://app:S3CR3T@/shop",
                "r2dbc:postgresql://app:S3CR3T@localhost:port/shop",
                "r2dbc:postgresql://app:S3CR3T@localhost:99999999999/shop",
                "r2dbc:postgresql://app:S3CR3T%zz@localhost/shop",
                "r2dbc:postgresql://app:S3 CR3T@localhost/S3CR3T shop",
                "r2dbc:postgresql://app:S3CR3T@localhost/shop?sslMode=S3CR3T",
                "r2dbc:postgresql://app:S3CR3T@localhost/shop?password=S3CR3T&host=x",
                "r2dbc:postgresql://app:S3CR3T@localhost/shop?statementTimeout=S3CR3T",
                "r2dbc:postgresql://app:S3CR3T@localhost/shop?preparedStatementCacheQueries=S3CR3T",
                "r2dbc:postgresql://app:S3CR3T@localhost/shop?connectTimeout=S3CR3T",
                "r2dbc:nosuchdriver://app:S3CR3T@localhost/shop",
                "r2dbc:pool:postgresql://app:S3CR3T@localhost/shop",
                "r2dbc:h2:S3CR3T:///shop",
                "r2dbc:h2:///shop?password=S3CR3T"
            })
    void noMessageShowsTheUrl(String url) {
        Throwable error = catchThrowable(() -> Database.open(url));
        if (error == null) {
            error = catchThrowable(() -> connect(url));
        }
        assertThat(error).isInstanceOf(LeatException.class);
        StringWriter all = new StringWriter();
        error.printStackTrace(new PrintWriter(all));
        assertThat(all.toString()).doesNotContain("S3CR3T").doesNotContain("S3 CR3T");
    }

    /** One statement with short limits. */
    private static void connect(String url) {
        Database database = Database.open(url, Settings.DEFAULT.withAcquireTimeout(Duration.ofMillis(500)));
        try {
            database.sql("select 1").as(Integer.class).one().block(Duration.ofSeconds(10));
        } finally {
            database.close().block(Duration.ofSeconds(10));
        }
    }

    @Test
    void poolInTheUrlIsRefused() {
        assertThat(catchThrowable(() -> Database.open("r2dbc:pool:h2:mem:///x")))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("[BadUrl]")
                .hasMessageContaining("pooled anyway");
    }

    @Test
    void missingDriverIsNamed() {
        assertThat(catchThrowable(() -> Database.open("r2dbc:nosuchdriver://localhost/shop")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("\"nosuchdriver\"");
    }
}
