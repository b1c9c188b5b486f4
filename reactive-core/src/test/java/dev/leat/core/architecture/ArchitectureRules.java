package dev.leat.core.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/**
 * The rules that every class of a library module keeps. There is no list of exceptions; a library for tests, which may
 * wait for what it tests, has rules of its own in {@link #ofTests}.
 */
public final class ArchitectureRules {
    private static final Pattern BAD_NAME =
            Pattern.compile("(.*(Impl|Manager|Helper|Utils?|Support|Base|Info))|(Abstract.*)");

    private static final List<String> DRIVER_TYPES = List.of(
            "io.r2dbc.spi.Connection",
            "io.r2dbc.spi.Statement",
            "io.r2dbc.spi.Batch",
            "io.r2dbc.spi.Result",
            "io.r2dbc.spi.R2dbcException");

    private static final Map<String, Set<String>> BLOCKING = Map.ofEntries(
            Map.entry("reactor.core.publisher.Mono", Set.of("block", "blockOptional")),
            Map.entry("reactor.core.publisher.Flux", Set.of("blockFirst", "blockLast", "toIterable", "toStream")),
            Map.entry("java.lang.Object", Set.of("wait")),
            Map.entry("java.lang.Thread", Set.of("sleep", "join")),
            Map.entry("java.lang.Process", Set.of("waitFor")),
            Map.entry("java.util.concurrent.Future", Set.of("get", "join", "invoke")),
            Map.entry("java.util.concurrent.ExecutorService", Set.of("awaitTermination", "invokeAll", "invokeAny")),
            Map.entry("java.util.concurrent.CountDownLatch", Set.of("await")),
            Map.entry("java.util.concurrent.CyclicBarrier", Set.of("await")),
            Map.entry("java.util.concurrent.Phaser", Set.of("awaitAdvance", "arriveAndAwaitAdvance")),
            Map.entry("java.util.concurrent.Exchanger", Set.of("exchange")),
            Map.entry("java.util.concurrent.Semaphore", Set.of("acquire", "acquireUninterruptibly")),
            Map.entry("java.util.concurrent.BlockingQueue", Set.of("put", "take")),
            Map.entry("java.util.concurrent.locks.Condition", Set.of("await", "awaitNanos", "awaitUninterruptibly")),
            Map.entry("java.util.concurrent.locks.LockSupport", Set.of("park", "parkNanos", "parkUntil")));

    private static final Set<String> REFLECTIVE = Set.of(
            "forName",
            "newInstance",
            "getField",
            "getFields",
            "getDeclaredField",
            "getDeclaredFields",
            "getMethod",
            "getMethods",
            "getDeclaredMethod",
            "getDeclaredMethods",
            "getConstructor",
            "getConstructors",
            "getDeclaredConstructor",
            "getDeclaredConstructors",
            "getRecordComponents");

    private final Ladder ladder;

    private ArchitectureRules(Ladder ladder) {
        this.ladder = ladder;
    }

    /** Every rule for the packages of a ladder. Subscribing and driver types have their place on it. */
    public static List<ArchRule> of(Ladder ladder) {
        ArchitectureRules rules = new ArchitectureRules(ladder);
        return List.of(
                rules.ladder(),
                noCycles(),
                rules.nullMarked(),
                rules.driverTypesInExecution(),
                rules.driverOfPostgresInCodec(),
                noBlocking(type -> false),
                rules.subscribingInOperators(),
                noDisposable(),
                noThreadLocal(),
                noReflection(),
                plainNames(),
                noUnsupportedOperation());
    }

    /**
     * The rules of a library for tests. Its root package is called by tests, from their threads: it may wait for a publisher
     * and look at a test method. All of it may wrap a driver's types. The rest holds, and below the root nothing blocks.
     */
    public static List<ArchRule> ofTests(Ladder ladder) {
        ArchitectureRules rules = new ArchitectureRules(ladder);
        return List.of(
                rules.ladder(),
                noCycles(),
                rules.nullMarked(),
                noBlocking(type -> ladder.holds("", type)),
                noDisposable(),
                noThreadLocal(),
                plainNames(),
                noUnsupportedOperation());
    }

    private ArchRule ladder() {
        return dependencies("use only packages on lower rungs", (user, used) -> !ladder.mayUse(user, used));
    }

    private static ArchRule noCycles() {
        return SlicesRuleDefinition.slices()
                .matching("(**)")
                .should()
                .beFreeOfCycles()
                .as("packages are free of cycles");
    }

    private ArchRule nullMarked() {
        return types(
                "live in a package of the ladder that is @NullMarked",
                type -> ladder.rungOf(type) == null || !type.getPackage().isAnnotatedWith(NullMarked.class));
    }

    private ArchRule driverTypesInExecution() {
        return dependencies(
                "leave connections, statements, results and driver exceptions to the package execution",
                (user, used) -> !ladder.holds("execution", user)
                        && DRIVER_TYPES.stream().anyMatch(used::isAssignableTo)
                        && !(ladder.holds("codec", user) && isPostgresDriver(used)));
    }

    private ArchRule driverOfPostgresInCodec() {
        return dependencies(
                "leave the PostgreSQL driver, which may be absent, to the packages codec and execution",
                (user, used) ->
                        isPostgresDriver(used) && !ladder.holds("codec", user) && !ladder.holds("execution", user));
    }

    private static boolean isPostgresDriver(JavaClass type) {
        return type.getPackageName().startsWith("io.r2dbc.postgresql");
    }

    private static ArchRule noBlocking(Predicate<JavaClass> mayBlock) {
        return calls(
                "do not block",
                (user, target) -> !mayBlock.test(user)
                        && BLOCKING.entrySet().stream()
                                .anyMatch(e -> e.getValue().contains(target.getName())
                                        && target.getOwner().isAssignableTo(e.getKey())));
    }

    private ArchRule subscribingInOperators() {
        return calls(
                "subscribe only in the operators of the packages execution and fetch",
                (user, target) -> target.getName().startsWith("subscribe")
                        && !target.getName().equals("subscribeOn")
                        && isPublisher(target)
                        && !ladder.holds("execution", user)
                        && !ladder.holds("fetch", user));
    }

    private static ArchRule noDisposable() {
        return calls(
                "do not subscribe on their own account",
                (user, target) -> target.getRawReturnType().isAssignableTo("reactor.core.Disposable")
                        && isPublisher(target)
                        && !target.getName().equals("subscribeWith"));
    }

    private static boolean isPublisher(CodeUnitAccessTarget target) {
        return target.getOwner().isAssignableTo("org.reactivestreams.Publisher");
    }

    private static ArchRule noThreadLocal() {
        return dependencies("keep no state in a thread", (user, used) -> used.isAssignableTo(ThreadLocal.class));
    }

    private static ArchRule noReflection() {
        return classes()
                .should(dependOn(
                        "reflect", (user, used) -> used.getPackageName().equals("java.lang.reflect")))
                .andShould(call(
                        "reflect",
                        (user, target) ->
                                target.getOwner().isEquivalentTo(Class.class) && REFLECTIVE.contains(target.getName())))
                .as("classes do not reflect");
    }

    private static ArchRule plainNames() {
        return types(
                "are named by what they are",
                type -> BAD_NAME.matcher(type.getSimpleName()).matches());
    }

    private static ArchRule noUnsupportedOperation() {
        return calls(
                "keep every promise of their type",
                (user, target) -> target.getOwner().isAssignableTo(UnsupportedOperationException.class)
                        && target.getName().equals("<init>"));
    }

    private static ArchRule types(String law, Predicate<JavaClass> broken) {
        return classes().should(new Condition(law, (type, events) -> {
            if (broken.test(type)) {
                events.add(SimpleConditionEvent.violated(type, type.getDescription()));
            }
        }));
    }

    private static ArchRule dependencies(String law, BiPredicate<JavaClass, JavaClass> broken) {
        return classes().should(dependOn(law, broken));
    }

    private static ArchRule calls(String law, BiPredicate<JavaClass, CodeUnitAccessTarget> broken) {
        return classes().should(call(law, broken));
    }

    private static Condition dependOn(String law, BiPredicate<JavaClass, JavaClass> broken) {
        return new Condition(law, (type, events) -> {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                if (broken.test(type, dependency.getTargetClass().getBaseComponentType())) {
                    events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                }
            }
        });
    }

    private static Condition call(String law, BiPredicate<JavaClass, CodeUnitAccessTarget> broken) {
        return new Condition(law, (type, events) -> {
            for (JavaCodeUnitAccess<?> access : type.getCodeUnitAccessesFromSelf()) {
                if (broken.test(type, access.getTarget())) {
                    events.add(SimpleConditionEvent.violated(type, access.getDescription()));
                }
            }
        });
    }

    private static final class Condition extends ArchCondition<JavaClass> {
        private final BiConsumer<JavaClass, ConditionEvents> check;

        Condition(String law, BiConsumer<JavaClass, ConditionEvents> check) {
            super(law);
            this.check = check;
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            check.accept(type, events);
        }
    }
}
