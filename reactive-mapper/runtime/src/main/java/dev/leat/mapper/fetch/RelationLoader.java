package dev.leat.mapper.fetch;

import dev.leat.core.error.RowLimitException;
import dev.leat.core.execution.StatementExecutor;
import dev.leat.core.sql.BoundStatement;
import dev.leat.core.sql.SqlRenderer;
import dev.leat.mapper.mapping.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Loads the rows of a plan into the handles of the rows that a query gave.
 *
 * <p>A level is loaded completely before the next begins: its keys are collected from all parents, without nulls and each
 * once, and sent as one array. Every load is a short operation: its result is read to the end and the connection given back
 * before anything goes on, so no load waits for another's connection. Outside a transaction the loads of one level may run
 * side by side; inside, they queue on its connection. No keys, no statement. In memory are all rows of all levels.
 */
public final class RelationLoader {
    private final StatementExecutor executor;
    private final SqlRenderer renderer;
    private final EntityRows rows;

    public RelationLoader(Lookups lookups) {
        this.executor = lookups.executor();
        this.renderer = lookups.renderer();
        this.rows = new EntityRows(lookups);
    }

    /**
     * Fills the handles of the parents, which keep their order.
     *
     * @return completes when all is loaded; signals the error of the first statement that failed, or a
     *     {@link RowLimitException} that names the relation
     */
    public Mono<Void> load(FetchPlan plan, List<?> parents) {
        if (plan.isEmpty() || parents.isEmpty()) {
            return Mono.empty();
        }
        return Mono.defer(() -> {
            Rows rows = new Rows(parents, new ConcurrentHashMap<>());
            return Flux.fromIterable(plan.levels())
                    .concatMap(level -> level(level, rows))
                    .then();
        });
    }

    /**
     * As {@link #load}, and gives the parents; where the rows of a relation are more than the row limit, it loads those of one
     * half and then of the other, down to a single parent, whose error stays.
     *
     * @return the parents in one or more lists, in their order, each with all its relations
     */
    public <E> Flux<List<E>> halving(FetchPlan plan, List<E> parents) {
        return load(plan, parents)
                .thenReturn(parents)
                .flux()
                .onErrorResume(
                        error -> error instanceof RowLimitException && parents.size() > 1,
                        error -> halves(plan, parents));
    }

    private <E> Flux<List<E>> halves(FetchPlan plan, List<E> parents) {
        int middle = parents.size() / 2;
        return Flux.just(parents.subList(0, middle), parents.subList(middle, parents.size()))
                .concatMap(half -> halving(plan, half), 0);
    }

    private Mono<Void> level(List<Step> level, Rows rows) {
        return Flux.fromIterable(level)
                .flatMap(step -> step(step, step.load(), rows)
                        .doOnNext(found -> rows.loaded().put(step, found)))
                .then();
    }

    private <T, K> Mono<List<T>> step(Step step, Load<T, K> load, Rows rows) {
        Slots<T, K> slots = new Slots<>();
        List<Parents> parents = new ArrayList<>();
        for (Step.Route route : step.routes()) {
            parents.add(parents(route.relation(), rows.of(route.from()), load, slots));
        }
        Mono<List<T>> found = slots.size() == 0 ? Mono.just(List.of()) : find(step, load, slots);
        return found.doOnNext(all -> parents.forEach(some -> some.fill(step.part())));
    }

    @SuppressWarnings("unchecked") // the relation starts at the rows of the step before, and its keys are of the load
    private static <E, T, K> Parents parents(
            Relation<E, ?> relation, List<?> from, Load<T, K> load, Slots<T, K> slots) {
        List<E> rows = (List<E>) from;
        List<@Nullable Slot<T, K>> slotsOfRows = new ArrayList<>(rows.size());
        for (E row : rows) {
            K key = (K) relation.keyOf(row);
            slotsOfRows.add(key == null ? null : slots.of(load.normal(key), key));
        }
        Relation<E, T> typed = (Relation<E, T>) relation;
        return part -> {
            for (int i = 0; i < rows.size(); i++) {
                Slot<T, K> slot = slotsOfRows.get(i);
                typed.fill(typed.handle(rows.get(i)), slot == null ? List.of() : slot.rows(), part);
            }
        };
    }

    private <T, K> Mono<List<T>> find(Step step, Load<T, K> load, Slots<T, K> slots) {
        int limit = executor.settings().rowLimit();
        Lookup.Reader<T> reader = load.reader();
        BoundStatement statement = renderer.render(load.select(slots.keys()));
        return rows.list(load.link().target(), statement, row -> reader.read(row, slots), limit)
                .onErrorMap(RowLimitException.class, error -> named(step, error));
    }

    private static RowLimitException named(Step step, RowLimitException error) {
        return new RowLimitException(
                error.text().what(step.path() + ": " + error.text().what()), error);
    }

    /** The rows in which a relation starts. */
    private interface Parents {
        void fill(boolean part);
    }

    /** The rows of the query, and those that each step has loaded. */
    private record Rows(List<?> parents, Map<Step, List<?>> loaded) {
        List<?> of(@Nullable Step step) {
            return step == null ? parents : loaded.getOrDefault(step, List.of());
        }
    }
}
