package dev.leat.mapper.fetch;

import dev.leat.core.query.Condition;
import dev.leat.core.query.Select;
import dev.leat.core.query.Sort;
import dev.leat.mapper.mapping.Fetch;
import dev.leat.mapper.mapping.Link;
import dev.leat.mapper.mapping.Relation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a query loads besides its own rows: level by level, so that the grandchildren of all children share a statement, and
 * within a level equal loads of different branches share one. Known before anything runs.
 */
public final class FetchPlan {
    private final List<List<Step>> levels;

    private FetchPlan(List<List<Step>> levels) {
        this.levels = levels;
    }

    /**
     * The plan for these includes.
     *
     * @throws dev.leat.core.error.UsageException if a relation is included twice, with different rows
     */
    public static <E> FetchPlan of(List<? extends Fetch<E, ?>> includes) {
        List<List<Step>> levels = new ArrayList<>();
        List<Step> level = new ArrayList<>();
        add(level, null, Includes.merge(includes));
        while (!level.isEmpty()) {
            levels.add(List.copyOf(level));
            List<Step> next = new ArrayList<>();
            for (Step step : level) {
                add(next, step, step.nested());
            }
            level = next;
        }
        return new FetchPlan(levels);
    }

    /** Whether nothing is loaded. */
    public boolean isEmpty() {
        return levels.isEmpty();
    }

    /** The statements in the order in which they are sent, each without its keys; those of one level are independent. */
    public List<Select> statements() {
        List<Select> statements = new ArrayList<>();
        for (List<Step> level : levels) {
            for (Step step : level) {
                statements.add(step.load().select(List.of()));
            }
        }
        return statements;
    }

    List<List<Step>> levels() {
        return levels;
    }

    private static void add(List<Step> level, @Nullable Step from, List<? extends Fetch<?, ?>> nodes) {
        for (Fetch<?, ?> node : nodes) {
            add(level, from, node);
        }
    }

    private static void add(List<Step> level, @Nullable Step from, Fetch<?, ?> node) {
        Load<?, ?> load = load(node);
        Step.Route route = new Step.Route(from, node.relation());
        for (int i = 0; i < level.size(); i++) {
            Step step = level.get(i);
            if (step.load().isEqual(load) && Includes.agree(step.nested(), node.nested())) {
                level.set(i, step.joined(route, node.nested()));
                return;
            }
        }
        level.add(new Step(load, node.isPart(), List.of(route), List.copyOf(node.nested())));
    }

    private static <T> Load<T, ?> load(Fetch<?, T> node) {
        return load(node.relation(), node.where(), node.orderBy());
    }

    private static <T> Load<T, ?> load(Relation<?, T> relation, @Nullable Condition<T> where, List<Sort<T>> orderBy) {
        return of(relation.link(), where, orderBy);
    }

    private static <T, K> Load<T, K> of(Link<T, K> link, @Nullable Condition<T> where, List<Sort<T>> orderBy) {
        return new Load<>(link, where, orderBy);
    }
}
