package dev.leat.test;

import dev.leat.core.Database;
import dev.leat.core.testing.DatabaseInvariants;
import dev.leat.core.testing.StatementRecorder;
import dev.leat.mapper.Leat;
import io.r2dbc.spi.ConnectionFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link LeatTest} and {@link StatementBudget} do. The outermost class that has the annotation owns the database. */
final class LeatExtension
        implements TestInstancePreConstructCallback,
                BeforeAllCallback,
                BeforeEachCallback,
                BeforeTestExecutionCallback,
                AfterTestExecutionCallback,
                AfterEachCallback,
                AfterAllCallback,
                ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(LeatExtension.class);

    private static final Map<Class<?>, Function<ClassDatabase, Object>> PARAMETERS = Map.of(
            Leat.class, ClassDatabase::leat,
            Database.class, database -> database.leat().database(),
            ConnectionFactory.class, ClassDatabase::connections,
            LeatTestDatabase.class, ClassDatabase::forOthers,
            StatementRecorder.class, ClassDatabase::recorder,
            CancelTester.class, ClassDatabase::cancelTester,
            DatabaseInvariants.class, ClassDatabase::invariants);

    /** A database, the class that drops it, and what was the current one before. */
    private record Owned(
            ClassDatabase database,
            Class<?> owner,
            @Nullable LeatTestDatabase before) {}

    /** Before Spring starts the application for an instance. */
    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext factory, ExtensionContext context) {
        owned(context);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        owned(context);
    }

    /** A class of which JUnit makes one instance only has its constructor called before all. */
    private static Owned owned(ExtensionContext context) {
        Owned there = context.getStore(NAMESPACE).get(Owned.class, Owned.class);
        if (there != null) {
            return there;
        }
        Class<?> owner = context.getRequiredTestClass();
        LeatTest test = AnnotationSupport.findAnnotation(owner, LeatTest.class)
                .orElseThrow(() -> new IllegalStateException(owner + " has no @LeatTest"));
        ClassDatabase database = new ClassDatabase(test);
        Owned created = new Owned(database, owner, database.forOthers().enter());
        context.getStore(NAMESPACE).put(Owned.class, created);
        return created;
    }

    private static ClassDatabase database(ExtensionContext context) {
        return owned(context).database();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        database(context).beforeEach(context);
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        database(context).recorder().clear();
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        List<String> sent = database(context).counted();
        budget(context).filter(budget -> sent.size() > budget.value()).ifPresent(budget -> {
            throw new AssertionError("Sent " + sent.size() + " statements, @StatementBudget(" + budget.value()
                    + ") allows no more:" + lines(sent));
        });
    }

    private static Optional<StatementBudget> budget(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), StatementBudget.class)
                .or(() -> AnnotationSupport.findAnnotation(context.getTestClass(), StatementBudget.class));
    }

    private static String lines(List<String> statements) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < statements.size(); i++) {
            text.append("\n  ").append(i + 1).append(". ").append(statements.get(i));
        }
        return text.toString();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        database(context).afterEach(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Owned owned = context.getStore(NAMESPACE).get(Owned.class, Owned.class);
        if (owned != null && owned.owner() == context.getRequiredTestClass()) {
            LeatTestDatabase.leave(owned.before());
            owned.database().close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return PARAMETERS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Function<ClassDatabase, Object> given =
                PARAMETERS.getOrDefault(parameter.getParameter().getType(), ClassDatabase::leat);
        return given.apply(database(context));
    }
}
