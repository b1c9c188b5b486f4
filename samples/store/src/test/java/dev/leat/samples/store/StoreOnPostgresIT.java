package dev.leat.samples.store;

import dev.leat.core.testing.DatabaseInvariants;
import dev.leat.core.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoreOnPostgresIT implements AnswersContract, BadInputContract, CheckoutContract, ExportContract, SeedContract {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    @RegisterExtension
    static final DatabaseInvariants INVARIANTS = DatabaseInvariants.of(DATABASE);

    private final List<TestDatabase> others = new ArrayList<>();
    private RunningStore store;

    @BeforeAll
    void start() {
        store = RunningStore.on(url());
    }

    @AfterAll
    void stop() {
        store.close();
        others.forEach(TestDatabase::close);
    }

    @Override
    public RunningStore store() {
        return store;
    }

    @Override
    public String url() {
        return DATABASE.url();
    }

    @Override
    public String emptyDatabase() {
        TestDatabase other = TestDatabase.create();
        others.add(other);
        return other.url();
    }
}
