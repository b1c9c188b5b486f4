package dev.leat.mapper.fetch;

import dev.leat.core.RowsRead;
import dev.leat.core.execution.LateStatement;
import dev.leat.core.execution.LookupSettings;
import dev.leat.core.execution.OpenTransaction;
import dev.leat.core.execution.RowMapper;
import dev.leat.core.execution.StatementExecutor;
import dev.leat.core.query.Select;
import dev.leat.core.sql.BoundStatement;
import dev.leat.core.sql.SqlRenderer;
import dev.leat.mapper.mapping.EntityType;
import dev.leat.mapper.mapping.Relation;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * Lookups by key on one database. Those of one kind that wait at the same time share a statement: outside of transactions
 * all of the database, inside those of the transaction. Nothing is kept but what waits; a lookup never gives what was read
 * before it was subscribed to. Safe for use by many threads.
 */
public final class Lookups implements RowsRead {
    private final StatementExecutor executor;
    private final SqlRenderer renderer;
    private static final int MAX_ROUTES = 256;

    private final LookupStatements statements = new Statements(Context.empty());
    private final Queues outside = new Queues(null, statements);
    private final ConcurrentMap<Object, Queues> routed = new ConcurrentHashMap<>();
    private final ConcurrentMap<Relation<?, ?>, Lone<?>> lone = new ConcurrentHashMap<>();

    public Lookups(StatementExecutor executor, SqlRenderer renderer) {
        this.executor = executor;
        this.renderer = renderer;
    }

    StatementExecutor executor() {
        return executor;
    }

    SqlRenderer renderer() {
        return renderer;
    }

    /**
     * The rows with this key, waiting for company; an empty list if there are none.
     *
     * @return one unmodifiable list, in the order of the database; signals the error of the statement that the lookup shares,
     *     or, before that, of its own key
     */
    public <T, K> Mono<List<T>> rows(Lookup<T, K> lookup, K key) {
        return new LookupMono<>(this, lookup, key, rows -> rows);
    }

    /** The first of these rows, or empty if there are none. */
    public <T, K> Mono<T> first(Lookup<T, K> lookup, K key) {
        return new LookupMono<>(this, lookup, key, Lookups::firstOf);
    }

    private static <T> @Nullable T firstOf(List<T> rows) {
        return rows.isEmpty() ? null : rows.get(0);
    }

    <T, K> void enqueue(Lookup<T, K> lookup, Waiter<T, K> waiter) {
        Queues queues;
        try {
            queues = queues(waiter.context());
        } catch (Throwable refused) { // a transaction of someone else, or values of the Context that throw
            waiter.fail(refused);
            return;
        }
        queues.of(lookup).enqueue(waiter);
    }

    /** Those whose lookups this pipeline's may be sent with. */
    private Queues queues(Context context) {
        OpenTransaction transaction = executor.transaction(context);
        if (transaction != null) {
            return transaction.attachment(this, () -> new Queues(transaction, statements));
        }
        Object route = executor.route(context);
        return route == null ? outside : routed(route, context);
    }

    /** Queues that are forgotten still serve those that wait in them. */
    private Queues routed(Object route, Context context) {
        if (routed.size() >= MAX_ROUTES) {
            routed.clear();
        }
        return routed.computeIfAbsent(route, fresh -> new Queues(null, new Statements(context)));
    }

    /** The same for rows of hand-written SQL, where they are entities. */
    @Override
    public <T> void read(RowMapper<T> mapper, List<T> rows) {
        if (mapper instanceof EntityType<T, ?> type) {
            attach(type, rows);
        }
    }

    /** Shows the handles of rows that were read together the way to their own rows. */
    public <E> void attach(EntityType<E, ?> type, List<E> rows) {
        for (Relation<E, ?> relation : type.relations()) {
            attach(relation, rows);
        }
    }

    /** The same for rows that were looked up together. */
    <T> void arrived(Lookup<T, ?> lookup, List<T> rows) {
        if (lookup.target() != null) {
            attach(lookup.target(), rows);
        }
    }

    /** Sends a statement on behalf of several. */
    <T> Mono<List<T>> shared(LateStatement statement, RowMapper<T> mapper, @Nullable OpenTransaction transaction) {
        return executor.rows(statement, mapper, executor.settings().rowLimit(), transaction);
    }

    private <E, T> void attach(Relation<E, T> relation, List<E> rows) {
        if (rows.size() == 1) {
            SiblingSet.show(relation, rows.get(0), lone(relation));
        } else if (rows.size() > 1) {
            SiblingSet.attach(this, relation, rows);
        }
    }

    /** The way of a handle that has no siblings. */
    @SuppressWarnings("unchecked") // a relation has the way of its own rows
    <T> Lone<T> lone(Relation<?, T> relation) {
        Lone<T> known = (Lone<T>) lone.get(relation);
        return known == null ? (Lone<T>) lone.computeIfAbsent(relation, missing -> Lone.of(this, missing)) : known;
    }

    /**
     * A key as keys of its kind are compared.
     *
     * @throws dev.leat.core.error.DataException if the database would refuse it
     */
    <K> Object normal(Lookup<?, K> lookup, K key) {
        Object normal = lookup.normal().apply(key);
        if (normal instanceof List<?> parts) {
            parts.forEach(executor::requireStorable);
        } else {
            executor.requireStorable(normal);
        }
        return normal;
    }

    /** The queues of one place: as many as there are kinds of lookups in the program. */
    private static final class Queues {
        private final @Nullable OpenTransaction transaction;
        private final LookupStatements statements;
        private final ConcurrentMap<Object, LookupQueue<?, ?>> byKind = new ConcurrentHashMap<>();

        Queues(@Nullable OpenTransaction transaction, LookupStatements statements) {
            this.transaction = transaction;
            this.statements = statements;
        }

        @SuppressWarnings("unchecked") // a kind has one type of rows and keys
        <T, K> LookupQueue<T, K> of(Lookup<T, K> lookup) {
            LookupQueue<T, K> known = (LookupQueue<T, K>) byKind.get(lookup.kind());
            return known == null
                    ? (LookupQueue<T, K>) byKind.computeIfAbsent(lookup.kind(), missing -> queue(lookup, statements))
                    : known;
        }

        private <T, K> LookupQueue<T, K> queue(Lookup<T, K> lookup, LookupStatements statements) {
            OpenTransaction owner = transaction;
            if (owner == null) {
                return new PoolLookups<>(statements, lookup);
            }
            TransactionLookups<T, K> queue = new TransactionLookups<>(statements, lookup, owner, owner::entered);
            owner.whenUndone(queue::giveUp);
            return queue;
        }
    }

    /** Statements on this database, on a connection for a pipeline with this Context. */
    private final class Statements implements LookupStatements {
        private final Context context;

        Statements(Context context) {
            this.context = context;
        }

        @Override
        public LookupSettings settings() {
            return executor.settings().lookups();
        }

        @Override
        public void afterTask(Runnable task) {
            executor.afterTask(task);
        }

        @Override
        public BoundStatement render(Select select) {
            return renderer.render(select);
        }

        @Override
        public <T> Mono<List<T>> rows(
                LateStatement statement, RowMapper<T> mapper, @Nullable OpenTransaction transaction) {
            Mono<List<T>> rows = shared(statement, mapper, transaction);
            return context.isEmpty() ? rows : rows.contextWrite(context);
        }

        @Override
        public <T> void arrived(Lookup<T, ?> lookup, List<T> rows) {
            Lookups.this.arrived(lookup, rows);
        }
    }
}
