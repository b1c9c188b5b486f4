package dev.leat.mapper;

import dev.leat.core.Database;
import dev.leat.core.error.Arguments;
import dev.leat.core.error.DataException;
import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;
import dev.leat.core.execution.RowMapper;
import dev.leat.core.execution.StatementExecutor;
import dev.leat.core.query.ColumnType;
import dev.leat.core.query.Condition;
import dev.leat.core.query.Expression;
import dev.leat.core.query.Limit;
import dev.leat.core.query.Select;
import dev.leat.core.query.Sort;
import dev.leat.core.sql.BoundStatement;
import dev.leat.core.sql.SqlRenderer;
import dev.leat.mapper.fetch.EntityRows;
import dev.leat.mapper.fetch.FetchPlan;
import dev.leat.mapper.fetch.Lookups;
import dev.leat.mapper.fetch.RelationLoader;
import dev.leat.mapper.fetch.UniqueKey;
import dev.leat.mapper.mapping.EntityType;
import dev.leat.mapper.mapping.Fetch;
import dev.leat.mapper.mapping.Include;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A query for entities, and the plan of the relations to load with them. A value: each method gives a new one, so a query
 * can be kept and refined.
 *
 * <p>Publishers do nothing before subscription, and each subscription asks the database again. But for {@link #stream},
 * results are read to their end, under the row limit of the settings, and the connection is given back before anything is
 * emitted. Cancelling sends no further statement, and stops the running one if it does not end within the grace of the
 * settings.
 *
 * @param <E> the entity
 */
public final class Find<E> {
    /** Constants, because the text of a statement is made once for each select list. */
    private static final List<Expression<?>> NUMBER = List.of(new Expression.CountAll<>());

    private static final List<Expression<?>> PRESENCE = List.of(new Expression.Present<>());

    private final Database database;
    private final Lookups lookups;
    private final boolean batched;
    private final EntityType<E, ?> type;
    private final Select select;
    private final List<Fetch<E, ?>> includes;
    private final FetchPlan plan;

    private Find(
            Database database,
            Lookups lookups,
            boolean batched,
            EntityType<E, ?> type,
            Select select,
            List<Fetch<E, ?>> includes,
            FetchPlan plan) {
        this.database = database;
        this.lookups = lookups;
        this.batched = batched;
        this.type = type;
        this.select = select;
        this.includes = includes;
        this.plan = plan;
    }

    static <E> Find<E> all(Database database, Lookups lookups, EntityType<E, ?> type) {
        return new Find<>(
                database,
                lookups,
                database.executor().settings().lookups().batched(),
                type,
                Select.from(type.table(), type.columns()),
                List.of(),
                FetchPlan.of(List.of()));
    }

    /** Only rows that fulfil all conditions, as well as those given before. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Find<E> where(Condition<E>... conditions) {
        List<Condition<E>> all = Arrays.asList(Arguments.present("conditions", conditions));
        return all.isEmpty() ? this : selecting(select.where(Condition.all(all)));
    }

    /**
     * Loads these relations too, at any depth, each with one statement for all rows.
     *
     * @throws dev.leat.core.error.UsageException if a relation is included twice, with different rows
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Find<E> with(Include<E>... more) {
        List<Fetch<E, ?>> all = new ArrayList<>(includes);
        for (Include<E> include : Arguments.all("relations", more)) {
            all.add(include.fetch());
        }
        return new Find<>(database, lookups, batched, type, select, List.copyOf(all), FetchPlan.of(all));
    }

    /** In this order, after the terms given before. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Find<E> orderBy(Sort<E>... terms) {
        return orderBy(Arguments.all("terms", terms));
    }

    /** In this order, after the terms given before. */
    public Find<E> orderBy(List<Sort<E>> terms) {
        return selecting(select.orderBy(terms));
    }

    /**
     * At most this many rows.
     *
     * @throws dev.leat.core.error.UsageException if the number is negative
     */
    public Find<E> limit(long rows) {
        return selecting(select.limit(rows));
    }

    /** At most so many rows, after leaving out so many. */
    public Find<E> limit(Limit limit) {
        return Arguments.present("limit", limit).offset() == 0
                ? limit(limit.rows())
                : limit(limit.rows()).offset(limit.offset());
    }

    /**
     * Without the first rows.
     *
     * @throws dev.leat.core.error.UsageException if the number is negative
     */
    public Find<E> offset(long rows) {
        return selecting(select.offset(rows));
    }

    /** The same query, sent as it comes: {@link #one} does not wait for others that ask for a key. */
    public Find<E> unbatched() {
        return new Find<>(database, lookups, false, type, select, includes, plan);
    }

    /** Locks the rows until the transaction ends; outside a transaction an error is signalled. */
    public Find<E> forUpdate() {
        return selecting(select.locked());
    }

    /**
     * All rows, with their relations. Outside a transaction and without a limit it is a {@link #stream}; otherwise the rows
     * are read into memory first, under the row limit.
     */
    public Flux<E> all() {
        return Flux.deferContextual(
                context -> select.limit() != null || executor().isTransactional(context)
                        ? list().flatMapIterable(rows -> rows)
                        : stream());
    }

    /**
     * All rows, with their relations, in constant memory: they are read in chunks as they are asked for, and the relations of
     * a chunk are loaded before its rows are given. At most two chunks are in memory. A result that fits into one chunk costs
     * one statement, and its connection is free before the first row is given.
     *
     * <p>Outside a transaction a longer one holds a connection until the end is known, for which it needs a permit; it waits
     * for none. Without one it is read as pages by key, if its order has the key in it, or is read into memory before, under
     * the row limit; {@link #plan} says which. In a transaction the chunks are fetched from a cursor, and further statements
     * run in between; on H2 it is as without a permit.
     *
     * <p>If the rows of a relation are too many for the row limit, the chunk is halved; too many of a single row are an
     * error that names the relation. Cancelling stops the server within one chunk.
     *
     * @return signals a {@link dev.leat.core.error.LeatException}; rows of the chunk in which it happened are not given
     */
    public Flux<E> stream() {
        Flux<List<E>> chunks = Flux.defer(() -> reader().stream(type, select));
        return locked(chunks)
                .concatMap(
                        rows -> plan.isEmpty()
                                ? Mono.just(rows)
                                : loader().halving(plan, rows).contextWrite(StatementExecutor::partOfStream),
                        0)
                .flatMapIterable(rows -> rows, 1);
    }

    /** All rows as one list, with their relations; empty for no rows. */
    public Mono<List<E>> list() {
        return load(select, executor().settings().rowLimit());
    }

    /** The first row, with its relations; empty if there is none. */
    public Mono<E> first() {
        return Mono.defer(() -> load(atMost(1), 1)).flatMap(Find::firstOf);
    }

    /**
     * The only row, with its relations; empty if there is none. Signals a {@link DataException} if there are more.
     *
     * <p>A query for nothing but the value of the id or of a unique column is a lookup: those that wait at the same time share
     * a statement.
     */
    public Mono<E> one() {
        return Mono.defer(() -> {
            UniqueKey<E, ?> key = batched ? UniqueKey.of(type, select) : null;
            Select two = atMost(2);
            Mono<List<E>> found = key == null ? rows(two, 2) : key.rows(type, lookups);
            return found.flatMap(rows -> rows.size() > 1 ? Mono.error(moreThanOne(two)) : related(rows))
                    .flatMap(Find::firstOf);
        });
    }

    /** The row of a query by key, which needs no limit. */
    Mono<E> byKey() {
        return load(select, 1).flatMap(Find::firstOf);
    }

    /** The number of rows that fulfil the conditions, whatever the limit and offset. */
    public Mono<Long> count() {
        return Mono.defer(() -> scalar(bare(NUMBER), row -> {
                    Long count = row.get(0, ColumnType.LONG);
                    return count == null ? 0L : count;
                }))
                .flatMap(Find::firstOf);
    }

    /** Whether any row fulfils the conditions, whatever the limit and offset. */
    public Mono<Boolean> exists() {
        return Mono.defer(() -> scalar(bare(PRESENCE).limit(1), row -> true)).map(rows -> !rows.isEmpty());
    }

    /** The statements that {@link #all} will send, without sending them; a stream sends those of relations for each chunk. */
    public QueryPlan plan() {
        SqlRenderer renderer = database.renderer();
        List<String> statements = new ArrayList<>();
        statements.add(renderer.render(select).sql());
        for (Select related : plan.statements()) {
            statements.add(renderer.render(related).sql());
        }
        return new QueryPlan(statements, EntityRows.hasPages(type, select));
    }

    private Mono<List<E>> load(Select query, int rowLimit) {
        return Mono.defer(() -> rows(query, rowLimit).flatMap(this::related));
    }

    private Mono<List<E>> related(List<E> rows) {
        return plan.isEmpty() ? Mono.just(rows) : loader().load(plan, rows).thenReturn(rows);
    }

    private Mono<List<E>> rows(Select query, int rowLimit) {
        return locked(Flux.defer(() -> reader().list(type, query, rowLimit))).next();
    }

    /** Locks make no sense outside a transaction. */
    private <T> Flux<T> locked(Flux<T> rows) {
        return select.forUpdate()
                ? Flux.deferContextual(context -> executor().isTransactional(context) ? rows : Flux.error(unlocked()))
                : rows;
    }

    private EntityRows reader() {
        return new EntityRows(lookups);
    }

    private RelationLoader loader() {
        return new RelationLoader(lookups);
    }

    private <T> Mono<List<T>> scalar(Select query, RowMapper<T> mapper) {
        return executor().rows(render(query), mapper, 1);
    }

    private BoundStatement render(Select query) {
        return database.renderer().render(query);
    }

    private StatementExecutor executor() {
        return database.executor();
    }

    private Select bare(List<Expression<?>> list) {
        return Select.from(type.table(), list).where(select.where());
    }

    private Select atMost(long rows) {
        Long limit = select.limit();
        return limit != null && limit <= rows ? select : select.limit(rows);
    }

    private Find<E> selecting(Select changed) {
        return new Find<>(database, lookups, batched, type, changed, includes, plan);
    }

    static <T> Mono<T> firstOf(List<T> rows) {
        return rows.isEmpty() ? Mono.empty() : Mono.just(rows.get(0));
    }

    private UsageException unlocked() {
        return new UsageException(
                ErrorText.of("LockOutsideTransaction", "Rows of " + type.name() + " are locked outside a transaction.")
                        .why("A lock ends with its transaction, here with the statement itself.")
                        .fix("Put the pipeline into leat.transactional(…)."),
                null);
    }

    private DataException moreThanOne(Select query) {
        return new DataException(
                ErrorText.of("MoreThanOne", "One " + type.name() + " was expected, there are more.")
                        .fix("Make the conditions unique, or use first() or all().")
                        .sql(render(query).sql()),
                null);
    }
}
