package dev.leat.test;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;
import io.r2dbc.spi.ConnectionFactory;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * How an application that runs beside a {@link LeatTest} reaches the database of the test class. It does not by itself:
 * unless told so it works on the database of its own configuration.
 *
 * <p>By URL, with connections of its own:
 *
 * <pre>{@code
 * @SpringBootTest
 * @LeatTest
 * class ShopTest {
 *     @DynamicPropertySource
 *     static void database(DynamicPropertyRegistry properties) {
 *         properties.add("spring.r2dbc.url", () -> LeatTestDatabase.current().url());
 *     }
 * }
 * }</pre>
 *
 * <p>By {@link #connections()}, as a bean of the test, where it shall take part in what the test rolls back and checks: with
 * {@code rollback} connections of its own neither see the test's rows nor have their own undone.
 *
 * <p>Spring keeps a context for other classes with the same configuration, and with it the database of the class for which
 * it was started: give each class a property source of its own, or {@code @DirtiesContext}.
 */
public final class LeatTestDatabase {
    private static final AtomicReference<@Nullable LeatTestDatabase> CURRENT = new AtomicReference<>();

    private final String url;
    private final ConnectionFactory connections;

    LeatTestDatabase(String url, ConnectionFactory connections) {
        this.url = url;
        this.connections = connections;
    }

    /**
     * The database of the test class that runs now, which has a {@link LeatTest}. Classes with one run one after the other.
     *
     * @throws UsageException if there is none
     */
    public static LeatTestDatabase current() {
        LeatTestDatabase current = CURRENT.get();
        if (current == null) {
            throw new UsageException(
                    ErrorText.of("NoTestDatabase", "No class with @LeatTest is running.")
                            .why("A class has its database from before its first instance until after its last test.")
                            .fix(
                                    "Ask while the test class runs, as a supplier of a dynamic property does, and put @LeatTest"
                                            + " on the class or on one that it extends."),
                    null);
        }
        return current;
    }

    /** Makes this the current one, and gives the one before. */
    @Nullable
    LeatTestDatabase enter() {
        return CURRENT.getAndSet(this);
    }

    static void leave(@Nullable LeatTestDatabase before) {
        CURRENT.set(before);
    }

    /** An R2DBC URL of the database, with user and password. What connections by it leave behind is not looked at. */
    public String url() {
        return url;
    }

    /**
     * The connections of the test: of its pool, or the one that is rolled back. The caller does not close it. What is left
     * behind on them fails the test, and statements on them count for a {@link StatementBudget}.
     */
    public ConnectionFactory connections() {
        return connections;
    }
}
