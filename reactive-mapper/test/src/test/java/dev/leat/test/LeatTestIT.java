package dev.leat.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.leat.core.testing.PostgresServer;
import dev.leat.test.ExtensionFixtures.BudgetsOnH2;
import dev.leat.test.ExtensionFixtures.BudgetsOnPostgres;
import dev.leat.test.ExtensionFixtures.BudgetsRolledBack;
import dev.leat.test.ExtensionFixtures.DroppedOnPostgres;
import dev.leat.test.ExtensionFixtures.LeftBehindOnH2;
import dev.leat.test.ExtensionFixtures.LeftBehindOnPostgres;
import dev.leat.test.ExtensionFixtures.LeftBehindRolledBack;
import dev.leat.test.ExtensionFixtures.LeftOpenOnPostgres;
import dev.leat.test.ExtensionFixtures.LeftOpenRolledBack;
import dev.leat.test.ExtensionFixtures.OnAnotherDatabase;
import dev.leat.test.ExtensionFixtures.OneDatabaseOnH2;
import dev.leat.test.ExtensionFixtures.OneDatabaseOnPostgres;
import dev.leat.test.ExtensionFixtures.RolledBackOnH2;
import dev.leat.test.ExtensionFixtures.RolledBackOnPostgres;
import dev.leat.test.ExtensionFixtures.TwoTransactionsOnPostgres;
import dev.leat.test.ExtensionFixtures.TwoTransactionsRolledBack;
import dev.leat.test.ExtensionFixtures.WaitsForItselfOnH2;
import dev.leat.test.ExtensionFixtures.WaitsForItselfOnPostgres;
import dev.leat.test.ExtensionFixtures.WithAnApplicationOnH2;
import dev.leat.test.ExtensionFixtures.WithAnApplicationOnPostgres;
import dev.leat.test.ExtensionFixtures.WithAnApplicationRolledBack;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** What the extension does with test classes, those that must fail included. */
class LeatTestIT {
    private static EngineExecutionResults run(Class<?> type) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(type))
                .configurationParameter("junit.jupiter.conditions.deactivate", "*")
                .execute();
    }

    private static void passes(Class<?> type, int tests) {
        EngineExecutionResults results = run(type);
        assertThat(failures(results)).isEmpty();
        assertThat(results.testEvents().succeeded().count()).isEqualTo(tests);
    }

    private static List<String> failures(EngineExecutionResults results) {
        return Stream.concat(results.testEvents().failed().stream(), results.containerEvents().failed().stream())
                .map(LeatTestIT::message)
                .toList();
    }

    private static String message(Event event) {
        return event.getPayload(TestExecutionResult.class)
                .flatMap(TestExecutionResult::getThrowable)
                .map(Throwable::getMessage)
                .orElse("");
    }

    @ParameterizedTest
    @ValueSource(classes = {OneDatabaseOnPostgres.class, OneDatabaseOnH2.class})
    void givesAClassAndItsNestedOnesADatabase(Class<?> type) {
        passes(type, 3);
    }

    @Test
    void prefersPostgresAndDropsItsDatabaseAfterwards() {
        long before = databases();
        ExtensionFixtures.DATABASES.clear();

        passes(OneDatabaseOnPostgres.class, 3);
        passes(OneDatabaseOnPostgres.class, 3);

        assertThat(ExtensionFixtures.DATABASES).contains("PostgreSQL").hasSize(2);
        assertThat(databases()).isEqualTo(before);
    }

    private static long databases() {
        return PostgresServer.running().admin().count("pg_database");
    }

    @ParameterizedTest
    @ValueSource(classes = {RolledBackOnPostgres.class, RolledBackOnH2.class})
    void rollsEachTestBackIfAsked(Class<?> type) {
        passes(type, 4);
    }

    @ParameterizedTest
    @ValueSource(classes = {BudgetsOnPostgres.class, BudgetsOnH2.class, BudgetsRolledBack.class})
    void failsATestThatSendsMoreThanItsBudget(Class<?> type) {
        EngineExecutionResults results = run(type);

        assertThat(results.testEvents().succeeded().count()).isEqualTo(2);
        assertThat(failures(results))
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .startsWith("Sent 3 statements, @StatementBudget(2) allows no more:\n  1. select count(*)")
                        .endsWith("\n  3. select 'the third' from item"));
    }

    @ParameterizedTest
    @ValueSource(classes = {LeftBehindOnPostgres.class, LeftBehindOnH2.class})
    void failsATestThatKeepsAConnection(Class<?> type) {
        assertThat(failures(run(type)))
                .singleElement()
                .satisfies(text -> assertThat(text).startsWith("INV-POOL: acquired 1, pending 0"));
    }

    @Test
    void failsATestThatKeepsTheOneConnection() {
        assertThat(failures(run(LeftBehindRolledBack.class)))
                .containsExactly("INV-POOL: the test's one connection was acquired 1 times more than given back");
    }

    @Test
    void failsATestThatLeavesATransactionOpen() {
        assertThat(failures(run(LeftOpenOnPostgres.class)))
                .singleElement()
                .satisfies(text -> assertThat(text).startsWith("INV-POOL").contains("idle in transaction"));
        assertThat(failures(run(LeftOpenRolledBack.class)))
                .singleElement()
                .satisfies(text -> assertThat(text).endsWith("with a transaction open"));
    }

    @Test
    void failsATestOfWhichReactorDroppedAnErrorUnlessAllowed() {
        EngineExecutionResults results = run(DroppedOnPostgres.class);

        assertThat(results.testEvents().succeeded().count()).isEqualTo(1);
        assertThat(failures(results))
                .singleElement()
                .satisfies(text -> assertThat(text).startsWith("INV-DROP: [java.lang.IllegalStateException: dropped]"));
    }

    @Test
    void advisesADatabasePerClassForTwoTransactionsAtATime() {
        assertThat(failures(run(TwoTransactionsRolledBack.class)))
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .contains("[OneConnection]", "Use a database per class: @LeatTest without rollback"));
        passes(TwoTransactionsOnPostgres.class, 1);
    }

    @ParameterizedTest
    @ValueSource(classes = {WaitsForItselfOnPostgres.class, WaitsForItselfOnH2.class})
    void saysThatTheCancelTesterWaitsForTheTest(Class<?> type) {
        EngineExecutionResults results = run(type);

        assertThat(failures(results))
                .hasSize(2)
                .allSatisfy(text -> assertThat(text)
                        .contains("[TestHoldsLock]", "the test's own transaction", "before(…)")
                        .doesNotContain("item 1"));
        assertThat(results.testEvents().succeeded().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {WithAnApplicationOnPostgres.class, WithAnApplicationOnH2.class, WithAnApplicationRolledBack.class
            })
    void letsAnApplicationReachTheDatabase(Class<?> type) {
        passes(type, 2);
        assertThatThrownBy(LeatTestDatabase::current).hasMessageContaining("[NoTestDatabase]");
    }

    @Test
    void saysWhichDatabasesItKnows() {
        assertThat(failures(run(OnAnotherDatabase.class)))
                .isNotEmpty()
                .first()
                .satisfies(text -> assertThat(text).contains("[NoTestDatabase]", "r2dbc:postgresql://"));
    }
}
