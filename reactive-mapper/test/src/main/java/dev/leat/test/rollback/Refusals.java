package dev.leat.test.rollback;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;
import java.time.Duration;

/** What one connection cannot do, in words. */
final class Refusals {
    private static final String ADVICE = "Use a database per class: @LeatTest without rollback, which has a pool.";

    private Refusals() {}

    static UsageException secondTransaction() {
        return new UsageException(
                ErrorText.of("OneConnection", "A transaction was begun while another one was open.")
                        .why("The test runs on one connection, whose changes are rolled back after it.")
                        .fix(ADVICE),
                null);
    }

    static UsageException waited(Duration patience) {
        return new UsageException(
                ErrorText.of(
                                "OneConnection",
                                "A statement waited for the test's one connection, which was in use for "
                                        + patience.toMillis() + " ms.")
                        .why("Another one is inside a transaction, or reads a result that it does not end.")
                        .fix(ADVICE),
                null);
    }

    static UsageException over() {
        return new UsageException(
                ErrorText.of("TestOver", "A connection was used after it had been closed, or after its test.")
                        .fix("End all work within the test, and give connections back once."),
                null);
    }

    static UsageException transactionAsText(String sql) {
        return new UsageException(
                ErrorText.of("TransactionAsText", "The test's changes are to be rolled back, and this would end them.")
                        .fix("Use transactional(…), or beginTransaction() and its like, of which savepoints are made. "
                                + ADVICE)
                        .sql(sql),
                null);
    }

    static UsageException ddl(String sql) {
        return new UsageException(
                ErrorText.of("CommittingDdl", "H2 commits before it changes a schema: nothing could be rolled back.")
                        .fix("Create tables in @BeforeAll, which is not rolled back, or use PostgreSQL.")
                        .sql(sql),
                null);
    }
}
