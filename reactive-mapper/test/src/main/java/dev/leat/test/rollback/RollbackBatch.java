package dev.leat.test.rollback;

import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Result;
import java.util.ArrayList;
import java.util.List;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** A batch that takes one turn for all its statements. */
final class RollbackBatch implements Batch {
    private final Batch driver;
    private final RollbackConnection connection;
    private final List<String> statements = new ArrayList<>();

    RollbackBatch(Batch driver, RollbackConnection connection) {
        this.driver = driver;
        this.connection = connection;
    }

    @Override
    public Batch add(String sql) {
        statements.add(sql);
        driver.add(SqlText.sent(sql));
        return this;
    }

    @Override
    public Publisher<? extends Result> execute() {
        return Flux.defer(() -> {
            for (String sql : statements) {
                Throwable refusal = connection.refusal(sql);
                if (refusal != null) {
                    return Flux.error(refusal);
                }
            }
            return connection.execute("", () -> Flux.from(driver.execute()));
        });
    }
}
