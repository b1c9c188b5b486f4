package dev.leat.core.execution;

import dev.leat.core.error.RowLimitException;
import dev.leat.core.sql.BoundStatement;
import dev.leat.core.sql.Effect;
import dev.leat.core.sql.Meaning;
import io.r2dbc.spi.IsolationLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Runs statements: in the transaction that stands in the Reactor Context, else each on a connection of its own for as long
 * as it takes. Safe for use by many threads; does nothing before subscription; each subscription runs again.
 */
public final class StatementExecutor {
    private static final TransactionOptions SNAPSHOT = TransactionOptions.DEFAULT
            .withIsolation(IsolationLevel.REPEATABLE_READ)
            .asReadOnly();

    private final ConnectionSource source;
    private final LookupCounter lookups;
    private final @Nullable StatementObserver observer;

    StatementExecutor(ConnectionSource source) {
        this(source, new LookupCounter(), null);
    }

    private StatementExecutor(ConnectionSource source, LookupCounter lookups, @Nullable StatementObserver observer) {
        this.source = source;
        this.lookups = lookups;
        this.observer = observer;
    }

    /** The same connections and transactions, every statement that is sent from here seen by an observer. */
    public StatementExecutor observed(StatementObserver other) {
        return new StatementExecutor(source, lookups, other);
    }

    /** Counts the batches of lookups. */
    public LookupCounter lookups() {
        return lookups;
    }

    /** The time limits and sizes that this executor works with. */
    public Settings settings() {
        return source.settings();
    }

    /**
     * The rows of a statement, all at once, in the order of the database. The result is read to its end and the connection
     * given back before the list is emitted.
     *
     * <p>What a statement has written stays only if its rows could be read, all of them within the limit: outside a
     * transaction one that writes has one of its own, so that it is undone else. Not so one that gives a single row ({@link
     * BoundStatement#ofOneRow}) or of which it is not known that it writes: it stays one statement, and if its row cannot be
     * read, the error says that what it wrote is stored.
     *
     * @param rowLimit rows at the most; one more is a {@link dev.leat.core.error.RowLimitException}
     * @return one list, empty for no rows; signals a {@link dev.leat.core.error.LeatException}
     */
    public <T> Mono<List<T>> rows(BoundStatement statement, RowMapper<T> mapper, int rowLimit) {
        return isWhole(statement.meaning())
                ? run(
                        onOverflow -> new RowsConversation<>(source, statement, mapper, rowLimit, onOverflow),
                        kind(statement))
                : checked(statement, mapper, rowLimit, rows -> rows);
    }

    /** Whether it need not be undone when its answer is not as expected, or cannot be. */
    private boolean isWhole(Meaning meaning) {
        return meaning.effect() != Effect.WRITES
                || (meaning.oneRow() && source.driver().isAtomic(meaning));
    }

    /**
     * As {@link #rows(BoundStatement, RowMapper, int)}, for a statement that is made only when its connection is there. What
     * stands in the Context does not matter.
     *
     * @param transaction where it runs, or null for outside of any
     */
    public <T> Mono<List<T>> rows(
            LateStatement statement, RowMapper<T> mapper, int rowLimit, @Nullable OpenTransaction transaction) {
        Conversations<List<T>> rows = onOverflow -> new RowsConversation<>(
                source, new LateCut(statement, sharedWatch(), lookups), mapper, rowLimit, onOverflow);
        return transaction instanceof Scope scope ? scope.late(rows, null) : new ShortMono<>(source, rows, null);
    }

    /**
     * As {@link #rows(BoundStatement, RowMapper, int)}, with rows that are checked: nothing of a statement that writes stays if
     * it fails or the check throws. Outside a transaction it has one of its own. The transaction that it runs in can
     * only be rolled back then, as PostgreSQL has it for errors of its own; on a connection of someone else it is a nested one,
     * which is undone alone.
     *
     * @param check makes the result, or throws; it runs before the next statement, also if nobody waits any longer
     */
    public <R, T> Mono<T> checked(
            BoundStatement statement, RowMapper<R> mapper, int rowLimit, Function<List<R>, T> check) {
        Conversations<T> conversations = onOverflow -> new CheckedConversation<>(
                new RowsConversation<>(source, statement, mapper, rowLimit, onOverflow), check);
        if (isWhole(statement.meaning())) {
            return run(conversations, kind(statement));
        }
        Mono<T> write =
                inContext((context, scope) -> Objects.requireNonNull(scope).whole(conversations, watch(context)));
        boolean atomic = source.driver().isAtomic(statement.meaning());
        return inContext((context, scope) -> {
            if (scope != null && atomic && !scope.isExternal()) {
                return write;
            }
            Mono<T> alone = transactional(TransactionOptions.DEFAULT, write);
            return scope == null || scope.isExternal() ? alone : alone.doOnError(scope::markRollbackOnly);
        });
    }

    /**
     * The rows of a statement that only reads, in chunks of one more than the chunk size of the settings, read as they are
     * asked for, the first one at once; only one is in memory here.
     *
     * <p>Outside a transaction it needs a permit and holds a connection until the end of the result is known; on PostgreSQL it
     * keeps a snapshot open meanwhile. In a transaction each chunk is fetched from a cursor, and other statements run in
     * between. Cancelling between chunks closes the portal or cursor; within a chunk it is as for {@link #rows}.
     *
     * <p>On a snapshot, which holds its connection for as long as its reader takes, the scope needs the permit, once.
     *
     * @param otherwise what is done instead without a free permit, and in a transaction on a database without cursors
     * @return signals a {@link dev.leat.core.error.LeatException}; a chunk in which it happens is not emitted
     */
    public <T> Flux<List<T>> stream(BoundStatement statement, RowMapper<T> mapper, Flux<List<T>> otherwise) {
        return Flux.deferContextual(context -> {
            StatementWatch watch = watch(context);
            Scope scope = scope(context);
            if (!statement.meaning().isQuery()) {
                return drained(statement, mapper);
            }
            if (scope == null) {
                return new StreamFlux<>(source, statement, mapper, watch, otherwise);
            }
            if (!scope.mayStream()) {
                return Flux.error(source.noPermit());
            }
            return scope.hasCursors() ? cursor(scope, statement, mapper, watch) : otherwise;
        });
    }

    /**
     * The rows of a statement in the same chunks, but all read into memory first, under the row limit of the settings. Outside
     * a transaction its error is retryable if there are permits: with a free one the statement would have been a stream.
     */
    public <T> Flux<List<T>> drained(BoundStatement statement, RowMapper<T> mapper) {
        int limit = settings().rowLimit();
        return Flux.deferContextual(context -> rows(statement, mapper, limit)
                .onErrorMap(
                        RowLimitException.class,
                        error -> isTransactional(context) || statement.effect().mayWrite()
                                ? error
                                : source.noPermit(error))
                .flatMapIterable(this::chunks));
    }

    /** A result as pages, read as they are asked for, the first one at once; the last is the one with fewer rows than asked. */
    public <T> Flux<List<T>> pages(int size, Pages<T> pages) {
        return new PagesFlux<>(
                Mono.empty(),
                last -> pages.after(last).contextWrite(StatementExecutor::partOfStream),
                size,
                Mono.empty(),
                null);
    }

    /**
     * The Context in which a stream's parts are read, and what belongs to them. They may be waited for in a nested transaction,
     * and are let into it then.
     */
    public static Context partOfStream(Context context) {
        return context.put(Ticket.Kind.FETCHES, true);
    }

    /** What locks rows does not only read: in a nested scope the lock would end with it. */
    private static Ticket.Kind kind(BoundStatement statement) {
        return statement.meaning().isQuery() && statement.effect() == Effect.READS && !mayLock(statement.sql())
                ? Ticket.Kind.READS
                : Ticket.Kind.WAITS;
    }

    /** On the safe side: a text that only looks like it has to wait. */
    private static boolean mayLock(String sql) {
        String text = sql.toLowerCase(Locale.ROOT)
                .replace('\n', ' ')
                .replace('\r', ' ')
                .replace('\t', ' ')
                .replace(')', ' ');
        return text.contains(" for ") || text.contains("advisory");
    }

    private <T> List<List<T>> chunks(List<T> rows) {
        int size = settings().streams().chunk() + 1;
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += size) {
            chunks.add(rows.subList(from, Math.min(rows.size(), from + size)));
        }
        return chunks;
    }

    /** DECLARE and CLOSE are not counted, each FETCH is. */
    private <T> Flux<List<T>> cursor(
            Scope scope, BoundStatement statement, RowMapper<T> mapper, @Nullable StatementWatch watch) {
        int size = settings().streams().chunk() + 1;
        String name = scope.session().nextCursor();
        BoundStatement declare = new BoundStatement(
                "declare " + name + " no scroll cursor for " + statement.sql(),
                statement.binds(),
                Meaning.ofControl("declare"));
        BoundStatement fetch = new BoundStatement(
                "fetch forward " + size + " from " + name,
                List.of(),
                new Meaning(statement.effect(), "fetch", statement.meaning().table(), false, false));
        BoundStatement close = new BoundStatement("close " + name, List.of(), Meaning.ofControl("close"));
        Mono<List<T>> chunk = Mono.defer(() -> scope.run(
                onOverflow -> new RowsConversation<>(source, fetch, mapper, size, onOverflow),
                watch,
                mayLock(statement.sql()) ? Ticket.Kind.WAITS : Ticket.Kind.FETCHES));
        return new PagesFlux<>(
                control(scope, declare, watch, Ticket.Kind.WAITS),
                last -> chunk,
                size,
                control(scope, close, watch, Ticket.Kind.FETCHES).onErrorComplete(),
                scope::breakOff);
    }

    private Mono<Void> control(
            Scope scope, BoundStatement statement, @Nullable StatementWatch watch, Ticket.Kind kind) {
        return Mono.defer(
                () -> scope.run(onOverflow -> new PlainConversation(statement, source.driver(), false), watch, kind));
    }

    /** The number of rows that a statement changed. */
    public Mono<Long> update(BoundStatement statement) {
        return run(onOverflow -> new CountConversation(statement, source.driver()));
    }

    /** Runs a statement for what it does; its rows are dropped, and its end is an empty Mono. */
    public Mono<Void> run(BoundStatement statement) {
        return run(onOverflow -> new PlainConversation(statement, source.driver(), true));
    }

    /**
     * Runs the body in a transaction and emits its value after COMMIT. Inside a transaction of the same database it is a
     * nested one: a savepoint, whose error or cancel undoes it alone.
     *
     * @throws dev.leat.core.error.UsageException signalled if a nested one asks for modes of its own
     */
    public <T> Mono<T> transactional(TransactionOptions options, Mono<T> body) {
        return inContext((context, scope) -> scope == null ? begin(options, body) : inside(scope, options, body));
    }

    /** Runs the body in a transaction of its own, on its own connection, whatever stands in the Context. */
    public <T> Mono<T> independent(TransactionOptions options, Mono<T> body) {
        return begin(options, body);
    }

    /** Runs the body on one snapshot: in a read-only transaction at the level repeatable read. */
    public <T> Mono<T> consistent(Mono<T> body) {
        return inContext((context, scope) -> scope == null
                ? new ScopeMono<>(snapshot(body, ScopePlan.Streaming.INSIDE))
                : inside(scope, SNAPSHOT, body));
    }

    /** Runs the body on one snapshot and emits its values as they come; the transaction has ended before the end is signalled. */
    public <T> Flux<T> consistent(Flux<T> body) {
        return Flux.deferContextual(context -> {
            Scope scope = scope(context);
            return new ScopeFlux<>(
                    scope == null
                            ? snapshot(body, ScopePlan.Streaming.ITSELF)
                            : new ScopePlan<>(
                                    new SavepointBoundary(scope, SNAPSHOT),
                                    this,
                                    settings().transactionTimeout(),
                                    body));
        });
    }

    private <T> ScopePlan<T> snapshot(Publisher<T> body, ScopePlan.Streaming streaming) {
        Boundary boundary = new TransactionBoundary(source, SNAPSHOT, null);
        return new ScopePlan<>(boundary, this, settings().transactionTimeout(), body, streaming);
    }

    /** Runs the body on a connection that someone else owns. */
    public <T> Mono<T> on(ExternalConnection connection, Mono<T> body) {
        return new ScopeMono<>(new ScopePlan<>(
                new ExternalBoundary(source, connection),
                this,
                source.settings().transactionTimeout(),
                body));
    }

    /** Whether a pipeline with this Context is inside a transaction of this database. */
    public boolean isTransactional(ContextView context) {
        return context.hasKey(source);
    }

    /**
     * The transaction of this database that a pipeline with this Context is in, or null.
     *
     * @throws dev.leat.core.error.UsageException if there is only one of someone else's on the same connection factory
     */
    public @Nullable OpenTransaction transaction(ContextView context) {
        return scope(context);
    }

    /**
     * What pipelines must have in common to share a statement outside of transactions, or null for nothing: a connection
     * factory of the user's may choose the connection by anything in the Context, such as a tenant.
     */
    public @Nullable Object route(ContextView context) {
        return source.mayRoute()
                ? context.stream()
                        .filter(entry -> !isOwn(entry.getKey()))
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue))
                : null;
    }

    private static boolean isOwn(Object key) {
        return key == QueryLog.class || key instanceof ConnectionSource || key instanceof Ticket.Kind;
    }

    /** The present moment of a pipeline with this Context. */
    public Moment moment(ContextView context) {
        return Moment.in(context.<@Nullable Scope>getOrDefault(source, null), source.writes());
    }

    /**
     * Runs a short task on a driver's thread when what runs there now has come to its end; if this is no such thread, on
     * another one soon.
     */
    public void afterTask(Runnable task) {
        source.driver().afterTask(task);
    }

    /**
     * Refuses a value that the database would refuse to store or to compare with, before it is sent together with others.
     *
     * @throws dev.leat.core.error.DataException if it is refused
     */
    public void requireStorable(Object value) {
        StorableValue.check(value);
    }

    private <R> Mono<R> run(Conversations<R> conversations) {
        return run(conversations, Ticket.Kind.WAITS);
    }

    private <R> Mono<R> run(Conversations<R> conversations, Ticket.Kind kind) {
        return inContext((context, scope) -> {
            if (scope == null) {
                return new ShortMono<>(source, conversations, watch(context));
            }
            boolean fetches = kind == Ticket.Kind.READS && context.hasKey(Ticket.Kind.FETCHES);
            return scope.run(conversations, watch(context), fetches ? Ticket.Kind.FETCHES : kind);
        });
    }

    private <R> Mono<R> inContext(BiFunction<ContextView, @Nullable Scope, Mono<R>> work) {
        return Mono.deferContextual(context -> work.apply(context, scope(context)));
    }

    private @Nullable Scope scope(ContextView context) {
        Scope scope = context.<@Nullable Scope>getOrDefault(source, null);
        if (scope == null) {
            source.requireNoForeign(context);
        }
        return scope;
    }

    ConnectionSource source() {
        return source;
    }

    /** Who watches what a pipeline sends, or null. */
    @Nullable
    StatementWatch watch(ContextView context) {
        StatementObserver seeing = observer;
        return PipelineWatch.of(QueryLog.allIn(context), seeing == null ? null : seeing.watch(context));
    }

    /**
     * For a statement that is sent on behalf of several pipelines, each of which joins it. An observer that throws is none of
     * theirs: the statement goes unobserved.
     */
    SharedWatch sharedWatch() {
        StatementObserver seeing = observer;
        if (seeing == null) {
            return new SharedWatch(null);
        }
        AtomicReference<@Nullable StatementWatch> watching = new AtomicReference<>();
        Guard.contain(() -> watching.set(seeing.watch(Context.empty())), Context.empty());
        return new SharedWatch(watching.get());
    }

    private <T> Mono<T> begin(TransactionOptions options, Mono<T> body) {
        return scoped(new TransactionBoundary(source, options, null), options, body);
    }

    private <T> Mono<T> inside(Scope scope, TransactionOptions options, Mono<T> body) {
        Throwable refusal = scope.refusal();
        return refusal == null ? scoped(new SavepointBoundary(scope, options), options, body) : Mono.error(refusal);
    }

    private <T> Mono<T> scoped(Boundary boundary, TransactionOptions options, Mono<T> body) {
        Duration timeout = options.timeout();
        Duration limit = timeout == null ? source.settings().transactionTimeout() : timeout;
        return new ScopeMono<>(new ScopePlan<>(boundary, this, limit, body));
    }
}
