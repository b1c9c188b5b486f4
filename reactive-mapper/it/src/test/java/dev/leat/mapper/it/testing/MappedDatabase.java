package dev.leat.mapper.it.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.codec.PostgresDriver;
import dev.leat.core.execution.Settings;
import dev.leat.core.testing.BlockingSql;
import dev.leat.core.testing.DatabaseInvariants;
import dev.leat.core.testing.StatementRecorder;
import dev.leat.core.testing.TestDatabase;
import dev.leat.mapper.Leat;
import dev.leat.mapper.mapping.EntityType;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;

/**
 * A database of one test class, with a {@link Leat} on a pool on a recorder. After each test nothing may be left behind.
 * Every method but {@link #leat()} blocks.
 */
public final class MappedDatabase implements BeforeEachCallback, AfterEachCallback, AfterAllCallback, AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final int LOOKS = 400;
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final ConnectionFactory connections;
    private final @Nullable TestDatabase postgres;
    private final StatementRecorder recorder;
    private final BoundArrays arrays;
    private final ConnectionPool pool;
    private final Leat leat;
    private final boolean isOwner;
    private final List<ConnectionPool> pools;
    private final List<Throwable> dropped = new CopyOnWriteArrayList<>();

    private MappedDatabase(
            ConnectionFactory connections,
            @Nullable TestDatabase postgres,
            int poolSize,
            List<ConnectionPool> otherPools) {
        this.connections = connections;
        this.postgres = postgres;
        this.recorder = new StatementRecorder(connections);
        this.arrays = new BoundArrays(recorder.connections());
        this.pool = TestDatabase.pool(arrays.connections(), poolSize);
        this.leat = Leat.of(pool);
        this.isOwner = otherPools.isEmpty();
        this.pools = otherPools;
        pools.add(pool);
    }

    /** A new, empty PostgreSQL database. */
    public static MappedDatabase postgres(int poolSize) {
        TestDatabase database = TestDatabase.create();
        ConnectionFactory connections = PostgresDriver.open(database.options(), Settings.DEFAULT.transactionTimeout());
        return new MappedDatabase(connections, database, poolSize, new CopyOnWriteArrayList<>());
    }

    /** A new, empty H2 database in memory. */
    public static MappedDatabase h2(int poolSize) {
        ConnectionFactory connections = ConnectionFactories.get("r2dbc:h2:mem:///mapped_" + NUMBERS.incrementAndGet()
                + "?options=DB_CLOSE_DELAY=-1;CASE_INSENSITIVE_IDENTIFIERS=TRUE");
        return new MappedDatabase(connections, null, poolSize, new CopyOnWriteArrayList<>());
    }

    /** This database with the tables of these entities. */
    public MappedDatabase with(EntityType<?, ?>... types) {
        run(leat.schema().create(types));
        return this;
    }

    /** The same database through another pool; close it before this one. */
    public MappedDatabase throughPool(int poolSize) {
        return new MappedDatabase(connections, postgres, poolSize, pools);
    }

    /** What is tested. */
    public Leat leat() {
        return leat;
    }

    /** The pool that it works on. */
    public ConnectionPool pool() {
        return pool;
    }

    /** What was sent. */
    public StatementRecorder recorder() {
        return recorder;
    }

    /** The lengths of the arrays that were bound since the last {@link #clear()}, statement by statement. */
    public List<Integer> arrayLengths() {
        return arrays.lengths();
    }

    /** Forgets what was sent. */
    public void clear() {
        recorder.clear();
        arrays.clear();
    }

    /** Whether this is PostgreSQL, for what the databases do differently. */
    public boolean isPostgres() {
        return postgres != null;
    }

    /** Runs SQL behind the back of what is tested. */
    public BlockingSql admin() {
        return postgres == null ? BlockingSql.on(connections) : postgres.admin();
    }

    /** Waits for the value; null if there is none. */
    public <T> @Nullable T run(Mono<T> mono) {
        return mono.block(LIMIT);
    }

    /** Waits for the value, which has to be there. */
    public <T> T value(Mono<T> mono) {
        return Objects.requireNonNull(run(mono), "a value");
    }

    /** Waits for all values. */
    public <T> List<T> list(Flux<T> flux) {
        return value(flux.collectList());
    }

    /** Waits for all values, asked for inside a transaction. */
    public <T> List<T> listInTransaction(Flux<T> flux) {
        return value(leat.transactional(flux.collectList()));
    }

    /** Waits for the error; a failure if there is none, or one of another type. */
    public <X extends Throwable> X error(Class<X> type, Mono<?> mono) {
        List<Throwable> errors = new ArrayList<>();
        run(mono.then().onErrorResume(error -> {
            errors.add(error);
            return Mono.empty();
        }));
        assertThat(errors).as("errors").singleElement().isInstanceOf(type);
        return type.cast(errors.get(0));
    }

    /** Checks that nothing was left behind. */
    public void check() {
        if (postgres != null) {
            DatabaseInvariants invariants = DatabaseInvariants.of(postgres);
            pools.forEach(invariants::watch);
            invariants.check();
        }
        pools.forEach(MappedDatabase::awaitRest);
    }

    /** A connection counts as given back a moment before it lies in the pool again. */
    private static void awaitRest(ConnectionPool pool) {
        PoolMetrics metrics = pool.getMetrics().orElseThrow();
        Mono<Boolean> rest = Mono.fromSupplier(() -> metrics.acquiredSize() == 0
                        && metrics.pendingAcquireSize() == 0
                        && metrics.idleSize() == metrics.allocatedSize())
                .filter(Boolean::booleanValue)
                .repeatWhenEmpty(LOOKS, tries -> tries.delayElements(PAUSE))
                .delayElement(PAUSE); // the thread that gave the last one back is still in the pool's code
        assertThat(rest.block(LIMIT)).as("all connections lie in the pool").isTrue();
    }

    @Override
    public void close() {
        awaitRest(pool);
        pool.disposeLater().block(LIMIT);
        pools.remove(pool);
        if (isOwner && postgres != null) {
            postgres.drop();
        } else if (isOwner) {
            BlockingSql.on(connections).update("drop all objects");
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        dropped.clear();
        Hooks.onErrorDropped(dropped::add);
        clear();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        try {
            check();
            assertThat(dropped).as("errors that Reactor dropped").isEmpty();
        } finally {
            Hooks.resetOnErrorDropped();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }
}
