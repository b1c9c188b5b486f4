package dev.leat.core.execution;

import dev.leat.core.Database;
import org.junit.jupiter.api.AfterAll;

class H2ContractIT
        implements TypesContract,
                RowsContract,
                ConditionsContract,
                TransactionContract,
                ErrorsContract,
                QueryLogContract,
                StreamContract {
    private static final Database DATABASE = Database.open("r2dbc:h2:mem:///contract");

    private static final Database LIMITED =
            Database.open("r2dbc:h2:mem:///contract", Settings.DEFAULT.withByteLimit(RowsContract.BYTES));

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
