package dev.leat.core.execution;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;
import dev.leat.core.sql.Bind;
import dev.leat.core.sql.BoundStatement;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import java.util.List;

/** Hands a statement and its values to the driver. */
final class Binding {
    /** PostgreSQL's protocol counts them in 16 bits, and the driver lets the count wrap. */
    private static final int MAX_VALUES = 65_535;

    private Binding() {}

    static Statement statement(Connection connection, Driver driver, BoundStatement bound) {
        List<Bind> binds = bound.binds();
        if (binds.size() > MAX_VALUES) {
            throw tooMany(binds.size());
        }
        if (bound.sql().indexOf(0) >= 0) {
            throw withNul();
        }
        Statement statement = connection.createStatement(bound.sql());
        for (int i = 0; i < binds.size(); i++) {
            bind(statement, i, driver, binds.get(i));
        }
        return statement;
    }

    private static void bind(Statement statement, int index, Driver driver, Bind bind) {
        Object value = bind.value();
        Object bindable;
        if (value == null) {
            bindable = bind.compared() ? driver.comparableNull(bind.type()) : null;
        } else {
            bindable = bind.compared() ? driver.comparable(value) : driver.bindable(value);
        }
        if (bindable == null) {
            statement.bindNull(index, bind.type());
        } else {
            statement.bind(index, bindable);
        }
    }

    /** The protocol ends a text with it, and what comes after would be read as something else. */
    private static UsageException withNul() {
        return new UsageException(
                ErrorText.of("NulInSql", "The SQL text holds the character U+0000.")
                        .why(
                                "PostgreSQL's protocol ends a text there, and the connection would be lost. It was not sent.")
                        .fix("Take it out; a value belongs into a parameter."),
                null);
    }

    private static UsageException tooMany(int values) {
        return new UsageException(
                ErrorText.of("TooManyValues", "The statement has " + values + " values.")
                        .why("A statement can have " + MAX_VALUES + " at the most. It was not sent.")
                        .fix("Bind a collection as one array, for = any(:ids) or unnest(:ids)."),
                null);
    }
}
