package dev.leat.mapper.fetch;

import dev.leat.mapper.mapping.Fetch;
import dev.leat.mapper.mapping.Relation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a plan: a load, the relations that it fills, and what is loaded of its rows next.
 *
 * @param load the rows
 * @param part whether they are a part, chosen or ordered by the plan
 * @param routes the relations that it fills, and the steps in whose rows they start
 * @param nested what to load of the rows
 */
record Step(Load<?, ?> load, boolean part, List<Route> routes, List<Fetch<?, ?>> nested) {
    /**
     * A relation that a step fills.
     *
     * @param from the step whose rows are the parents, or null for the query's own
     */
    record Route(@Nullable Step from, Relation<?, ?> relation) {}

    /** This step filling one more relation, with what that wants to load next. */
    Step joined(Route route, List<? extends Fetch<?, ?>> more) {
        List<Route> all = new ArrayList<>(routes);
        all.add(route);
        return new Step(load, part, all, Includes.merge(Includes.concat(nested, more)));
    }

    /** The name of the first relation, for messages. */
    String path() {
        return routes.get(0).relation().path();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
