package dev.leat.samples.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.testing.TestDatabase;
import dev.leat.samples.store.RunningStore.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

class StoreWithoutDatabaseIT {
    private static final String QUIET = "--logging.level.dev.leat.samples.store.web.Problems=off";

    private static void tellsNothing(Answer answer) {
        assertThat(answer.type()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer.statements()).isNotNull();
        assertThat(answer.text()).doesNotContainIgnoringCase("select", "lost", "exception", "relation", "sql");
    }

    @Test
    void aMistakeOfTheStoreTellsNothingOfTheDatabase() {
        try (TestDatabase database = TestDatabase.create();
                RunningStore store = RunningStore.on(database.url(), "--store.scale=0", QUIET)) {
            database.admin().update("alter table orders rename to lost");
            Answer answer = store.get("/orders");
            assertThat(answer.status()).isEqualTo(500);
            tellsNothing(answer);
        }
    }

    @Test
    void isNotHealthyWithoutTheDatabase() {
        try (TestDatabase database = TestDatabase.create();
                RunningStore store = RunningStore.on(database.url(), "--store.scale=0", QUIET)) {
            database.drop();
            Answer health = store.get("/health");
            assertThat(health.status()).isEqualTo(503);
            assertThat(health.json().get("status").asString()).isEqualTo("DOWN");
            assertThat(store.get("/orders").status()).isGreaterThanOrEqualTo(500);
            tellsNothing(store.get("/orders"));
        }
    }
}
