package dev.leat.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.testing.Interaction.Kind;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Result;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** On H2, where everything happens on the caller's thread and one order of interactions is the only one. */
class FaultConnectionFactoryTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final String SQL = "select x from system_range(1, 5) where x < ?";

    private final FaultConnectionFactory faults =
            new FaultConnectionFactory(ConnectionFactories.get("r2dbc:h2:mem:///faults"));

    @AfterEach
    void closeAll() {
        faults.closeAll();
    }

    private Flux<Long> query() {
        return Flux.usingWhen(
                faults.create(),
                connection -> Flux.<Result>from(
                                connection.createStatement(SQL).bind(0, 5L).execute())
                        .concatMap(result -> result.map((row, metadata) -> row.get(0, Long.class))),
                Connection::close);
    }

    private int numberOf(Kind kind, String what) {
        query().blockLast();
        int number = faults.journal().stream()
                .filter(step -> step.kind() == kind && step.what().equals(what))
                .findFirst()
                .orElseThrow()
                .number();
        faults.reset();
        return number;
    }

    private StrictSubscriber<Long> runWith(Fault fault, Kind kind, String what) {
        int number = numberOf(kind, what);
        StrictSubscriber<Long> subscriber = StrictSubscriber.unbounded();
        faults.arm(number, fault, subscriber::cancel);
        Flux.defer(this::query).subscribe(subscriber);
        assertThat(Objects.requireNonNull(faults.fired()).what()).isEqualTo(what);
        return subscriber;
    }

    @Test
    void changesNothingUntilArmed() {
        assertThat(query().collectList().block()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(faults.account()).isEqualTo(new ConnectionAccount(1, 1, 0, 0, 1, 1, 0));
        assertThat(faults.getMetadata().getName()).isEqualTo("H2");
    }

    @Test
    void numbersEveryInteraction() {
        query().blockLast();
        assertThat(faults.journal().stream().map(Interaction::toString))
                .containsExactly(
                        "1 CALL create",
                        "2 SUBSCRIBE create",
                        "3 NEXT create",
                        "4 CALL createStatement: " + SQL,
                        "5 CALL bind 0",
                        "6 CALL execute: " + SQL,
                        "7 SUBSCRIBE execute: " + SQL,
                        "8 NEXT execute: " + SQL,
                        "9 CALL map of execute: " + SQL,
                        "10 SUBSCRIBE map of execute: " + SQL,
                        "11 ROW row 1 of execute: " + SQL,
                        "12 ROW row 2 of execute: " + SQL,
                        "13 ROW row 3 of execute: " + SQL,
                        "14 COMPLETE map of execute: " + SQL,
                        "15 COMPLETE execute: " + SQL,
                        "16 CALL close",
                        "17 SUBSCRIBE close",
                        "18 COMPLETE close",
                        "19 COMPLETE create");
    }

    @Test
    void throwsFromTheCall() {
        StrictSubscriber<Long> subscriber = runWith(Fault.THROW, Kind.CALL, "bind 0");
        assertThat(subscriber.await(LIMIT).error()).isInstanceOf(InjectedFault.class);
        assertThat(faults.account().open()).isZero();
    }

    @Test
    void throwsFromTheRow() {
        StrictSubscriber<Long> subscriber = runWith(Fault.THROW, Kind.ROW, "row 2 of execute: " + SQL);
        assertThat(subscriber.await(LIMIT).error()).isInstanceOf(InjectedFault.class);
        assertThat(subscriber.values()).containsExactly(1L);
    }

    @Test
    void failsInsteadOfAsking() {
        StrictSubscriber<Long> subscriber = runWith(Fault.ERROR, Kind.SUBSCRIBE, "create");
        assertThat(subscriber.await(LIMIT).error())
                .isInstanceOfSatisfying(
                        R2dbcException.class,
                        error -> assertThat(error.getSqlState()).isEqualTo(InjectedFault.SQL_STATE));
        assertThat(faults.account().created()).isZero();
    }

    @Test
    void failsInsteadOfDeliveringAndKeepsNothing() {
        StrictSubscriber<Long> subscriber = runWith(Fault.ERROR, Kind.NEXT, "create");
        assertThat(subscriber.await(LIMIT).error()).isInstanceOf(InjectedFault.class);
        assertThat(faults.account().created()).isZero();
    }

    @Test
    void failsInsteadOfCompleting() {
        StrictSubscriber<Long> subscriber = runWith(Fault.ERROR, Kind.COMPLETE, "execute: " + SQL);
        assertThat(subscriber.await(LIMIT).error()).isInstanceOf(InjectedFault.class);
        assertThat(subscriber.values()).hasSize(4);
    }

    @Test
    void completesEmpty() {
        StrictSubscriber<Long> subscriber = runWith(Fault.EMPTY, Kind.SUBSCRIBE, "execute: " + SQL);
        assertThat(subscriber.await(LIMIT).completed()).isTrue();
        assertThat(subscriber.values()).isEmpty();
        assertThat(faults.account().results()).isZero();
    }

    @Test
    void neverAnswers() {
        StrictSubscriber<Long> subscriber = runWith(Fault.NEVER, Kind.SUBSCRIBE, "execute: " + SQL);
        assertThat(subscriber.endsWithin(Duration.ofMillis(50))).isFalse();
        subscriber.cancel();
        assertThat(faults.account().open()).isZero();
    }

    @Test
    void withholdsAValueUntilCancelled() {
        StrictSubscriber<Long> subscriber = runWith(Fault.NEVER, Kind.NEXT, "create");
        assertThat(subscriber.endsWithin(Duration.ofMillis(50))).isFalse();
        subscriber.cancel();
        assertThat(faults.account().created()).isZero();
    }

    @Test
    void cancelsWhenTheConnectionIsDelivered() {
        StrictSubscriber<Long> subscriber = runWith(Fault.CANCEL, Kind.NEXT, "create");
        assertThat(subscriber.cancelled()).isTrue();
        assertThat(subscriber.values()).isEmpty();
    }

    @Test
    void cancelsAfterTheConnectionWasDelivered() {
        StrictSubscriber<Long> subscriber = runWith(Fault.REENTRANT_CANCEL, Kind.NEXT, "create");
        assertThat(subscriber.cancelled()).isTrue();
    }

    @Test
    void cancelsInsideRequest() {
        StrictSubscriber<Long> subscriber = runWith(Fault.REENTRANT_CANCEL, Kind.SUBSCRIBE, "execute: " + SQL);
        assertThat(subscriber.cancelled()).isTrue();
        assertThat(faults.account().open()).isZero();
    }

    @Test
    void deliversOnAnotherThread() {
        int number = numberOf(Kind.SUBSCRIBE, "execute: " + SQL);
        AtomicReference<Thread> thread = new AtomicReference<>(Thread.currentThread());
        faults.arm(number, Fault.OTHER_THREAD);
        List<Long> values = Flux.defer(this::query)
                .doOnNext(value -> thread.set(Thread.currentThread()))
                .collectList()
                .block(LIMIT);
        assertThat(values).hasSize(4);
        assertThat(thread.get()).isNotSameAs(Thread.currentThread());
    }

    @Test
    void endsTwice() {
        StrictSubscriber<Void> subscriber = StrictSubscriber.unbounded();
        Connection connection =
                Objects.requireNonNull(Mono.from(faults.create()).block());
        faults.reset();
        faults.arm(3, Fault.DUPLICATE_TERMINAL);
        connection.close().subscribe(subscriber);
        assertThat(subscriber.violations()).containsExactly("onComplete after the end");
    }

    @Test
    void faultThatDoesNotApplyDoesNothing() {
        int number = numberOf(Kind.CALL, "bind 0");
        faults.arm(number, Fault.EMPTY);
        assertThat(query().collectList().block()).hasSize(4);
        assertThat(faults.fired()).isNull();
    }

    @Test
    void faultSparesWhatIsNotChosen() {
        int number = numberOf(Kind.CALL, "bind 0");
        faults.arm(number, Fault.THROW, step -> !step.what().equals("bind 0"), () -> {});
        assertThat(query().collectList().block()).hasSize(4);
        assertThat(faults.fired()).isNull();
    }

    @Test
    void closesBehindAFaultThatKeepsTheConnectionFromBeingClosed() {
        runWith(Fault.NEVER, Kind.SUBSCRIBE, "close");
        assertThat(faults.account().open()).isZero();
        runWith(Fault.THROW, Kind.CALL, "close");
        assertThat(faults.account().open()).isZero();
    }

    @Test
    void accountsForWhatIsDoneTwiceOrTooLate() {
        Connection connection =
                Objects.requireNonNull(Mono.from(faults.create()).block());
        Result result = Objects.requireNonNull(
                Mono.from(connection.createStatement("select 1").execute()).block());
        Flux.from(result.map((row, metadata) -> 1)).blockLast();
        assertThat(faults.account().isClean()).isTrue();
        Flux.from(result.map((row, metadata) -> 1)).onErrorComplete().blockLast();
        Mono.from(connection.close()).block();
        Mono.from(connection.close()).block();
        connection.createStatement("select 1");
        assertThat(faults.account()).isEqualTo(new ConnectionAccount(1, 1, 1, 1, 1, 1, 1));
        assertThat(faults.account().isClean()).isFalse();
    }

    @Test
    void resetKeepsCountOfOpenConnections() {
        Mono.from(faults.create()).block();
        faults.reset();
        assertThat(faults.account().open()).isEqualTo(1);
        faults.closeAll();
    }
}
