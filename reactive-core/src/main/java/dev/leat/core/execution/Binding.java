package dev.leat.core.execution;

import dev.leat.core.sql.Bind;
import dev.leat.core.sql.BoundStatement;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import java.util.List;

/** Hands a statement and its values to the driver. */
final class Binding {
    private Binding() {}

    static Statement statement(Connection connection, Driver driver, BoundStatement bound) {
        Statement statement = connection.createStatement(bound.sql());
        List<Bind> binds = bound.binds();
        for (int i = 0; i < binds.size(); i++) {
            Object value = binds.get(i).value();
            if (value == null) {
                statement.bindNull(i, binds.get(i).type());
            } else {
                statement.bind(i, driver.bindable(value));
            }
        }
        return statement;
    }
}
