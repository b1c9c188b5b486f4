package dev.leat.core.execution;

import dev.leat.core.Database;
import dev.leat.core.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresContractIT
        implements TypesContract,
                RowsContract,
                ConditionsContract,
                TransactionContract,
                ErrorsContract,
                QueryLogContract,
                StreamContract {
    @RegisterExtension
    static final TestDatabase SERVER = TestDatabase.create();

    private static final Database DATABASE = Database.open(SERVER.url());

    private static final Database LIMITED =
            Database.open(SERVER.url(), Settings.DEFAULT.withByteLimit(RowsContract.BYTES));

    @AfterAll
    static void close() {
        LIMITED.close().block(LIMIT);
        DATABASE.close().block(LIMIT);
    }

    @Override
    public StatementExecutor limited() {
        return LIMITED.executor();
    }

    @Override
    public Database database() {
        return DATABASE;
    }
}
