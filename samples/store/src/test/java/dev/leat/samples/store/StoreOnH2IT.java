package dev.leat.samples.store;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoreOnH2IT implements AnswersContract, BadInputContract, CheckoutContract, ExportContract, SeedContract {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final String url = emptyDatabase();
    private RunningStore store;

    @BeforeAll
    void start() {
        store = RunningStore.on(url);
    }

    @AfterAll
    void stop() {
        store.close();
    }

    @Override
    public RunningStore store() {
        return store;
    }

    @Override
    public String url() {
        return url;
    }

    @Override
    public String emptyDatabase() {
        return "r2dbc:h2:mem:///store" + DATABASES.incrementAndGet();
    }
}
