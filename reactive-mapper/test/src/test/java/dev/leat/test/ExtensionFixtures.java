package dev.leat.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.Database;
import dev.leat.core.execution.Settings;
import dev.leat.core.testing.DatabaseInvariants;
import dev.leat.core.testing.Fault;
import dev.leat.core.testing.StatementRecorder;
import dev.leat.mapper.Crud;
import dev.leat.mapper.Leat;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/** Test classes that are run by {@link LeatTestContract}, some to fail. Their names keep them from being found as tests. */
final class ExtensionFixtures {
    static final List<String> DATABASES = new ArrayList<>();

    private ExtensionFixtures() {}

    static void createItems(Leat leat) {
        leat.schema().create(Item_.entity).block();
    }

    static long count(Leat leat) {
        return Objects.requireNonNull(leat.crud(Item_.entity).find().count().block());
    }

    static void insert(Leat leat, long id) {
        leat.crud(Item_.entity).insert(Item.of(id)).block();
    }

    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    abstract static class OneDatabase {
        private final Leat leat;

        OneDatabase(Leat leat) {
            this.leat = leat;
        }

        @BeforeAll
        static void create(Leat leat, ConnectionFactory connections) {
            createItems(leat);
            DATABASES.add(connections.getMetadata().getName());
        }

        @Test
        @Order(1)
        void leavesARow(Leat other, Database database, ConnectionFactory connections) {
            assertThat(other).isSameAs(leat);
            assertThat(other.database()).isSameAs(database);
            assertThat(connections).isNotNull();
            assertThat(count(leat)).isZero();
            insert(leat, 1);
        }

        @Test
        @Order(2)
        void findsTheRow() {
            assertThat(count(leat)).isEqualTo(1);
        }

        @Nested
        class Inside {
            @Test
            void sharesTheDatabase() {
                assertThat(count(leat)).isEqualTo(1);
            }
        }
    }

    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    abstract static class RolledBack {
        private final Crud<Item, Long> items;
        private final Leat leat;

        RolledBack(Leat leat) {
            this.leat = leat;
            this.items = leat.crud(Item_.entity);
        }

        @BeforeAll
        void create() {
            createItems(leat);
            insert(leat, 1);
        }

        @BeforeEach
        void prepare() {
            insert(leat, 2);
        }

        @Test
        @Order(1)
        void changesRows() {
            leat.transactional(items.insert(Item.of(3)).then(items.insert(Item.of(4))))
                    .block();
            assertThat(count(leat)).isEqualTo(4);
        }

        @Test
        @Order(2)
        void findsWhatBeforeAllLeftAndBeforeEachMade() {
            assertThat(count(leat)).isEqualTo(2);
        }

        /** A stream holds no connection between its chunks, so lookups inside it find the one connection free. */
        @Test
        @Order(4)
        void looksUpInsideAStream() {
            items.insertAll(Flux.range(10, 3_000).map(Item::of)).blockLast();
            Mono<Long> nested = items.orderBy(Item_.id.asc()).stream()
                    .flatMap(item -> items.findById(item.id()))
                    .count();
            assertThat(nested.block()).isEqualTo(3_002);
            assertThat(leat.transactional(nested).block()).isEqualTo(3_002);
        }

        /** One insert and two pipelines of fifty lookups, which are batched on one connection as well. */
        @Test
        @Order(3)
        @StatementBudget(9)
        void batchesLookups() {
            items.insertAll(Flux.range(10, 50).map(Item::of)).blockLast();
            Mono<Long> lookups = Flux.range(10, 50)
                    .flatMap(id -> items.findById(id.longValue()))
                    .count();
            assertThat(lookups.block()).isEqualTo(50);
            assertThat(leat.transactional(lookups).block()).isEqualTo(50);
        }
    }

    @StatementBudget(2)
    abstract static class Budgets {
        @BeforeAll
        static void create(Leat leat) {
            createItems(leat);
        }

        @BeforeEach
        void prepare(Leat leat) {
            count(leat);
            count(leat);
            count(leat);
        }

        @Test
        void staysWithin(Leat leat) {
            leat.transactional(leat.transactional(leat.crud(Item_.entity).find().count()))
                    .block();
            count(leat);
        }

        @Test
        void sendsTooMuch(Leat leat) {
            count(leat);
            count(leat);
            leat.sql("select 'the third' from item").as(String.class).all().blockLast();
        }

        @Test
        @StatementBudget(3)
        void mayItself(Leat leat, StatementRecorder recorder) {
            count(leat);
            count(leat);
            count(leat);
            assertThat(recorder.sql()).hasSize(3);
        }
    }

    abstract static class LeftBehind {
        @Test
        void keepsAConnection(ConnectionFactory connections) {
            Mono.from(connections.create()).block();
        }
    }

    abstract static class LeftOpen {
        @Test
        void keepsATransaction(ConnectionFactory connections) {
            Connection connection =
                    Objects.requireNonNull(Mono.from(connections.create()).block());
            Mono.from(connection.beginTransaction()).block();
        }
    }

    abstract static class Dropped {
        @Test
        void dropsAnError() {
            Operators.onErrorDropped(new IllegalStateException("dropped"), Context.empty());
        }

        @Test
        void mayDropAnError(DatabaseInvariants invariants) {
            invariants.allowDropped(error -> "expected".equals(error.getMessage()));
            Operators.onErrorDropped(new IllegalStateException("expected"), Context.empty());
        }
    }

    abstract static class TwoTransactions {
        @Test
        void collide(Leat leat) {
            Flux.range(1, 2)
                    .flatMap(i -> leat.transactional(Mono.delay(java.time.Duration.ofMillis(50))))
                    .blockLast();
        }
    }

    /** The tester works beside the test's transaction, on what that has written. */
    abstract static class WaitsForItself {
        @BeforeAll
        static void create(Leat leat) {
            createItems(leat);
        }

        @BeforeEach
        void write(Leat leat) {
            insert(leat, 1);
        }

        @Test
        void insertsTheSameKey(CancelTester tester) {
            tester.before("delete from item")
                    .run(tested -> tested.crud(Item_.entity).insert(Item.of(1)));
        }

        @Test
        void emptiesTheTable(CancelTester tester) {
            tester.before("truncate table item")
                    .run(tested -> tested.crud(Item_.entity).find().count());
        }

        @Test
        void passesOnOtherRows(CancelTester tester) {
            tester.before("delete from item")
                    .settings(Settings.DEFAULT)
                    .faults(Fault.ERROR)
                    .rows("item", 0, 1)
                    .run(tested -> tested.crud(Item_.entity).insert(Item.of(2)));
        }
    }

    abstract static class WithAnApplication {
        private final boolean rollback;

        WithAnApplication(boolean rollback) {
            this.rollback = rollback;
        }

        @BeforeAll
        static void create(Leat leat) {
            createItems(leat);
        }

        @Test
        void reachesTheDatabaseByUrl(Leat leat, LeatTestDatabase database) {
            insert(leat, 1);
            Leat application = Leat.open(database.url());
            assertThat(count(application)).isEqualTo(rollback ? 0 : count(leat));
            application.close().block();
            assertThat(LeatTestDatabase.current().url()).isEqualTo(database.url());
        }

        @Test
        void takesPartByConnections(Leat leat) {
            insert(leat, 2);
            Leat application = Leat.of(LeatTestDatabase.current().connections());
            long before = count(application);
            insert(application, 3);
            application.close().block();
            assertThat(count(leat)).isEqualTo(before + 1);
        }
    }

    private static final String H2 = "r2dbc:h2:mem:///any";

    @LeatTest
    static final class OneDatabaseOnPostgres extends OneDatabase {
        OneDatabaseOnPostgres(Leat leat) {
            super(leat);
        }
    }

    @LeatTest(url = H2)
    static final class OneDatabaseOnH2 extends OneDatabase {
        OneDatabaseOnH2(Leat leat) {
            super(leat);
        }
    }

    @LeatTest(rollback = true)
    static final class RolledBackOnPostgres extends RolledBack {
        RolledBackOnPostgres(Leat leat) {
            super(leat);
        }
    }

    @LeatTest(url = H2, rollback = true)
    static final class RolledBackOnH2 extends RolledBack {
        RolledBackOnH2(Leat leat) {
            super(leat);
        }
    }

    @LeatTest
    static final class BudgetsOnPostgres extends Budgets {}

    @LeatTest(url = H2)
    static final class BudgetsOnH2 extends Budgets {}

    @LeatTest(rollback = true)
    static final class BudgetsRolledBack extends Budgets {}

    @LeatTest
    static final class LeftBehindOnPostgres extends LeftBehind {}

    @LeatTest(url = H2)
    static final class LeftBehindOnH2 extends LeftBehind {}

    @LeatTest(rollback = true)
    static final class LeftBehindRolledBack extends LeftBehind {}

    @LeatTest(poolSize = 1)
    static final class LeftOpenOnPostgres extends LeftOpen {}

    @LeatTest(rollback = true)
    static final class LeftOpenRolledBack extends LeftOpen {}

    @LeatTest
    static final class DroppedOnPostgres extends Dropped {}

    @LeatTest(rollback = true)
    static final class TwoTransactionsRolledBack extends TwoTransactions {}

    @LeatTest
    static final class TwoTransactionsOnPostgres extends TwoTransactions {}

    @LeatTest(rollback = true)
    static final class WaitsForItselfOnPostgres extends WaitsForItself {}

    @LeatTest(url = H2, rollback = true)
    static final class WaitsForItselfOnH2 extends WaitsForItself {}

    @LeatTest
    static final class WithAnApplicationOnPostgres extends WithAnApplication {
        WithAnApplicationOnPostgres() {
            super(false);
        }
    }

    @LeatTest(url = H2)
    static final class WithAnApplicationOnH2 extends WithAnApplication {
        WithAnApplicationOnH2() {
            super(false);
        }
    }

    @LeatTest(rollback = true)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static final class WithAnApplicationRolledBack extends WithAnApplication {
        WithAnApplicationRolledBack() {
            super(true);
            assertThat(LeatTestDatabase.current().url()).isNotEmpty();
        }
    }

    @LeatTest(url = "r2dbc:mariadb://localhost/nothing")
    static final class OnAnotherDatabase extends LeftBehind {}
}
