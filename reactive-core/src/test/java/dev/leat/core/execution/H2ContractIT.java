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

    @AfterAll
    static void close() {
        DATABASE.close().block(LIMIT);
    }

    @Override
    public Database database() {
        return DATABASE;
    }
}
