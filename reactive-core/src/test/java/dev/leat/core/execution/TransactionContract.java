package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.ConstraintViolationException;
import dev.leat.core.error.OperationTimeoutException;
import dev.leat.core.error.UsageException;
import dev.leat.core.testing.StrictSubscriber;
import io.r2dbc.spi.IsolationLevel;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.ContextView;

/**
 * A transaction happens as a whole or not at all, whatever its body does, and gives its connection back: one promise, and all
 * the ways to break it.
 */
interface TransactionContract extends ContractDatabase {
    @BeforeEach
    default void createBook() {
        run("drop table if exists book", "create table book (id integer primary key)");
    }

    @Test
    default void valueIsEmittedAfterTheCommit() {
        Mono<Long> seenInside = database().independent(count());
        Mono<String> body = insert(1).then(seenInside).map(inside -> "inside " + inside);
        String seen = await(database()
                .transactional(body)
                .flatMap(inside -> database().independent(count()).map(after -> inside + ", after " + after)));
        assertThat(seen).isEqualTo("inside 0, after 1");
    }

    @Test
    default void emptyBodyIsCommittedAsWell() {
        assertThat(database().transactional(insert(1).then()).blockOptional(LIMIT))
                .isEmpty();
        assertThat(books()).containsExactly(1);
    }

    @Test
    default void nothingHappensBeforeTheSubscription() {
        Mono<Long> transaction = database().transactional(insert(1));
        assertThat(books()).isEmpty();
        await(transaction);
        assertThat(books()).containsExactly(1);
    }

    @Test
    default void eachSubscriptionIsATransactionOfItsOwn() {
        AtomicReference<Integer> next = new AtomicReference<>(0);
        Mono<Long> failsTwice = database().transactional(Mono.defer(() -> {
            int id = next.updateAndGet(n -> n + 1);
            return insert(id).flatMap(one -> id < 3 ? Mono.error(new IllegalStateException()) : Mono.just(one));
        }));
        await(failsTwice.retry(2));
        assertThat(books()).containsExactly(3);
    }

    @ParameterizedTest
    @MethodSource("dev.leat.core.execution.TransactionContract#badBodies")
    default void bodyThatGoesWrongIsUndoneAndSaysWhy(Throwable thrown) {
        List<Supplier<Mono<Long>>> bodies = List.of(
                () -> insert(1).then(Mono.error(thrown)),
                () -> insert(1).then(Mono.defer(() -> sneak(thrown))),
                () -> insert(1).flatMap(one -> sneak(thrown)),
                () -> insert(1).map(one -> sneaked(thrown)),
                () -> sneakingBody(thrown));
        for (Supplier<Mono<Long>> body : bodies) {
            StrictSubscriber<Long> subscriber = StrictSubscriber.<Long>unbounded()
                    .to(database().transactional(Mono.defer(body)))
                    .await(LIMIT)
                    .keptTheRules();
            assertThat(subscriber.error()).isSameAs(thrown);
            assertThat(books()).isEmpty();
        }
    }

    /** Reactor passes on the last two like a subscriber that breaks the rules: out of onNext. */
    static Stream<Throwable> badBodies() {
        List<Throwable> thrown = List.of(
                new IllegalStateException("exception"),
                new AssertionError("error"),
                new NoClassDefFoundError("missing class"),
                new StackOverflowError("too deep"));
        thrown.forEach(each -> each.setStackTrace(new StackTraceElement[0])); // Reactor logs them
        return thrown.stream();
    }

    private static <T> Mono<T> sneakingBody(Throwable thrown) {
        return new Mono<>() {
            @Override
            public void subscribe(CoreSubscriber<? super T> actual) {
                TransactionContract.<RuntimeException>raise(thrown);
            }
        };
    }

    private static Mono<Long> sneak(Throwable thrown) {
        TransactionContract.<RuntimeException>raise(thrown);
        return Mono.empty();
    }

    private static Long sneaked(Throwable thrown) {
        TransactionContract.<RuntimeException>raise(thrown);
        return 0L;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> void raise(Throwable thrown) throws E {
        throw (E) thrown;
    }

    @Test
    default void bodyThatSignalsTwiceCountsOnce() {
        Mono<Integer> body = new Mono<>() {
            @Override
            public void subscribe(CoreSubscriber<? super Integer> actual) {
                actual.onSubscribe(Operators.emptySubscription());
                actual.onNext(1);
                actual.onComplete();
                actual.onNext(2);
                actual.onComplete();
                actual.onError(new IllegalStateException());
            }
        };
        StrictSubscriber<Integer> subscriber = StrictSubscriber.<Integer>unbounded()
                .to(database().transactional(body))
                .await(LIMIT)
                .keptTheRules();
        assertThat(subscriber.values()).containsExactly(1);
        assertThat(subscriber.completed()).isTrue();
    }

    @Test
    default void valueWaitsUntilItIsAskedFor() {
        StrictSubscriber<Long> subscriber =
                StrictSubscriber.<Long>demanding(0).to(database().transactional(insert(1)));
        eventually(() -> assertThat(books()).containsExactly(1));
        assertThat(subscriber.values()).isEmpty();
        subscriber.request(1);
        subscriber.await(LIMIT).keptTheRules();
        assertThat(subscriber.values()).containsExactly(1L);
    }

    @Test
    default void cancelUndoesTheTransaction() {
        AtomicReference<Boolean> written = new AtomicReference<>(false);
        StrictSubscriber<Object> subscriber = StrictSubscriber.unbounded()
                .to(database()
                        .transactional(
                                insert(1).doOnNext(one -> written.set(true)).then(Mono.never())));
        eventually(() -> assertThat(written.get()).isTrue());
        subscriber.cancel();
        eventually(
                () -> assertThat(Objects.requireNonNull(database().statistics()).acquired())
                        .isZero());
        assertThat(books()).isEmpty();
        subscriber.keptTheRules();
    }

    @Test
    default void transactionThatIsOpenTooLongIsUndone() {
        TransactionOptions options = TransactionOptions.DEFAULT.withTimeout(Duration.ofMillis(200));
        assertThatThrownBy(() ->
                        await(database().transactional(options, insert(1).then(Mono.never()))))
                .isInstanceOf(OperationTimeoutException.class)
                .hasMessageStartingWith("[TransactionTimeout]");
        assertThat(books()).isEmpty();
    }

    /** How the inner of two nested transactions goes. */
    enum Inner {
        COMPLETES,
        THROWS,
        VIOLATES;

        Mono<Long> body(TransactionContract contract) {
            return switch (this) {
                case COMPLETES -> contract.insert(2);
                case THROWS -> contract.insert(2).then(Mono.error(new IllegalStateException("inner")));
                case VIOLATES -> contract.insert(2).then(contract.insert(2));
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    default void nestedTransactionIsUndoneAlone(Inner inner) {
        for (boolean handled : new boolean[] {true, false}) {
            for (boolean outerFails : new boolean[] {true, false}) {
                createBook();
                Mono<Long> nested = database().transactional(inner.body(this));
                Mono<Long> survived = handled ? nested.onErrorReturn(0L) : nested;
                Mono<Long> outer = insert(1).then(survived).then(insert(3));
                Mono<Long> ended = outerFails ? outer.then(Mono.error(new IllegalStateException("outer"))) : outer;
                database().transactional(ended).onErrorComplete().blockOptional(LIMIT);
                assertThat(books())
                        .as("%s handled=%s outerFails=%s", inner, handled, outerFails)
                        .isEqualTo(expected(inner, handled, outerFails));
            }
        }
    }

    private static List<Integer> expected(Inner inner, boolean handled, boolean outerFails) {
        if (outerFails || (inner != Inner.COMPLETES && !handled)) {
            return List.of();
        }
        return inner == Inner.COMPLETES ? List.of(1, 2, 3) : List.of(1, 3);
    }

    @Test
    default void nestedTransactionsNestDeeply() {
        Mono<Long> body = insert(20);
        for (int depth = 19; depth > 0; depth--) {
            Mono<Long> deeper = database().transactional(body);
            body = insert(depth)
                    .then(
                            depth == 10
                                    ? deeper.then(Mono.<Long>error(new IllegalStateException()))
                                            .onErrorReturn(0L)
                                    : deeper);
        }
        await(database().transactional(body));
        assertThat(books()).hasSize(20);
    }

    @Test
    default void cancelledNestedTransactionIsUndoneAlone() {
        Mono<Long> nested = database()
                .transactional(insert(2).then(Mono.<Long>never()))
                .timeout(Duration.ofMillis(100))
                .onErrorReturn(0L);
        await(database().transactional(insert(1).then(nested).then(insert(3))));
        assertThat(books()).containsExactly(1, 3);
    }

    @Test
    default void nestedTransactionsOfOneConnectionComeOneAfterTheOther() {
        List<String> events = new CopyOnWriteArrayList<>();
        Mono<Long> left = database().transactional(slowly("left", 1, events));
        Mono<Long> right = database().transactional(slowly("right", 10, events));
        await(database().transactional(Mono.zip(left, right).thenReturn(0L)));
        assertThat(events).containsExactly("left begins", "left ends", "right begins", "right ends");
        assertThat(books()).containsExactly(1, 2, 10, 11);
    }

    private Mono<Long> slowly(String name, int id, List<String> events) {
        return Mono.defer(() -> {
            events.add(name + " begins");
            return insert(id)
                    .delayElement(Duration.ofMillis(30))
                    .then(insert(id + 1))
                    .doOnSuccess(one -> events.add(name + " ends"));
        });
    }

    @Test
    default void statementOfTheOuterTransactionWaitsForTheNestedOne() {
        List<String> events = new CopyOnWriteArrayList<>();
        Mono<Long> nested = database().transactional(slowly("nested", 1, events));
        Mono<Long> outer = insert(9).doOnNext(one -> events.add("outer"));
        await(database().transactional(Mono.zip(nested, outer).thenReturn(0L)));
        assertThat(events).containsExactly("nested begins", "nested ends", "outer");
    }

    @Test
    default void nestedTransactionTakesNoOptions() {
        Mono<Long> nested = database().transactional(TransactionOptions.DEFAULT.asReadOnly(), count());
        assertThatThrownBy(() -> await(database().transactional(nested)))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("[NestedOptions]");
    }

    @Test
    default void whatComesAfterTheEndIsRefused() {
        Mono<ContextView> body = Mono.deferContextual(context -> insert(1).thenReturn(context));
        ContextView inside = await(database().transactional(body));
        List<Mono<Long>> late = List.of(
                insert(2),
                count(),
                database().transactional(insert(2)),
                database().transactional(Mono.just(1L)));
        for (Mono<Long> statement : late) {
            assertThatThrownBy(() -> await(statement.contextWrite(inside)))
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith("[TransactionOver]");
        }
        assertThat(books()).containsExactly(1);
    }

    @Test
    default void statementsThatRaceWithTheEndRunInsideOrNotAtAll() {
        for (int round = 0; round < 100; round++) {
            createBook();
            StrictSubscriber<Long> loose = StrictSubscriber.unbounded();
            await(database().transactional(Mono.deferContextual(context -> {
                new Thread(() -> insert(2).contextWrite(context).subscribe(loose)).start();
                return insert(1);
            })));
            loose.await(LIMIT).keptTheRules();
            boolean refused = loose.error() instanceof UsageException;
            assertThat(books()).isEqualTo(refused ? List.of(1) : List.of(1, 2));
        }
    }

    // r2dbc-postgresql#360, r2dbc-pool#144
    @Test
    default void manyStatementsAtOnceQueueOnTheOneConnection() {
        Mono<Long> fifty = Mono.zip(
                Stream.iterate(1, i -> i + 1).limit(50).map(this::insert).toList(), all -> (long) all.length);
        assertThat(await(database().transactional(fifty))).isEqualTo(50);
        Mono<Long> thousands =
                Flux.range(51, 10_000).flatMap(this::insert, 10_000).reduce(0L, Long::sum);
        assertThat(await(database().transactional(thousands))).isEqualTo(10_000);
        assertThat(await(count())).isEqualTo(10_050);
    }

    /** Those that wait already may run before the error is there, on a database that goes on after one: not all wait. */
    @Test
    default void oneErrorAmongManyStopsTheRestAndUndoesAll() {
        QueryLog log = new QueryLog();
        Mono<Long> body =
                Flux.range(0, 500).flatMap(i -> insert(i == 20 ? 0 : i), 100).reduce(0L, Long::sum);
        assertThatThrownBy(() -> await(database().transactional(body).contextWrite(log::install)))
                .isInstanceOf(ConstraintViolationException.class);
        assertThat(log.statements()).isLessThan(500);
        assertThat(books()).isEmpty();
    }

    @Test
    default void onlyStatementsAreCounted() {
        QueryLog log = new QueryLog();
        Mono<Long> nested = database().transactional(insert(2));
        await(database().transactional(insert(1).then(nested)).then(count()).contextWrite(log::install));
        assertThat(log.statements()).isEqualTo(3);
    }

    @Test
    default void independentTransactionStaysWhenTheOuterIsUndone() {
        assertThatThrownBy(() -> await(database()
                        .transactional(insert(1)
                                .then(database().independent(insert(2)))
                                .then(Mono.<Long>error(new IllegalStateException())))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(books()).containsExactly(2);
    }

    @ParameterizedTest
    @MethodSource("dev.leat.core.execution.TransactionContract#levels")
    default void isolationIsAppliedAndNotLeftBehind(IsolationLevel level) {
        Mono<String> applied = database()
                .sql(
                        isPostgres()
                                ? "select current_setting('transaction_isolation')"
                                : "select isolation_level from information_schema.sessions where session_id ="
                                        + " session_id()")
                .as(String.class)
                .one();
        TransactionOptions options = TransactionOptions.DEFAULT.withIsolation(level);
        for (int i = 0; i < 2; i++) {
            assertThat(await(database().transactional(options, applied))).isEqualToIgnoringCase(level.asSql());
            assertThatThrownBy(() -> await(
                            database().transactional(options, applied.then(Mono.error(new IllegalStateException())))))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(await(database().transactional(applied))).isEqualToIgnoringCase("read committed");
            assertThat(await(applied)).isEqualToIgnoringCase("read committed");
        }
    }

    static Stream<IsolationLevel> levels() {
        return Stream.of(
                IsolationLevel.READ_UNCOMMITTED,
                IsolationLevel.READ_COMMITTED,
                IsolationLevel.REPEATABLE_READ,
                IsolationLevel.SERIALIZABLE);
    }

    default Mono<Long> insert(int id) {
        return database().sql("insert into book values (:id)").bind("id", id).update();
    }

    private Mono<Long> count() {
        return database().sql("select count(*) from book").as(Long.class).one();
    }

    private List<Integer> books() {
        return await(database()
                .sql("select id from book order by id")
                .as(Integer.class)
                .list());
    }
}
