package dev.leat.mapper.fetch;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;
import dev.leat.mapper.mapping.Fetch;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Puts nodes of a plan together that name the same relation. */
final class Includes {
    private Includes() {}

    /**
     * The nodes, each relation once, at every depth.
     *
     * @throws UsageException if a relation is named twice with different conditions or orders
     */
    static List<Fetch<?, ?>> merge(List<? extends Fetch<?, ?>> nodes) {
        List<Fetch<?, ?>> merged = new ArrayList<>();
        for (Fetch<?, ?> node : nodes) {
            int at = indexOf(merged, node);
            if (at < 0) {
                merged.add(nesting(node, merge(node.nested())));
            } else {
                merged.set(at, join(merged.get(at), node));
            }
        }
        return merged;
    }

    /** Whether both lists can be merged: what they both name, they want in the same way. */
    static boolean agree(List<? extends Fetch<?, ?>> left, List<? extends Fetch<?, ?>> right) {
        for (Fetch<?, ?> node : left) {
            int at = indexOf(right, node);
            if (at >= 0
                    && !(sameRows(node, right.get(at))
                            && agree(node.nested(), right.get(at).nested()))) {
                return false;
            }
        }
        return true;
    }

    static boolean sameRows(Fetch<?, ?> one, Fetch<?, ?> other) {
        return Objects.equals(one.where(), other.where()) && one.orderBy().equals(other.orderBy());
    }

    static <T> List<T> concat(List<? extends T> left, List<? extends T> right) {
        List<T> both = new ArrayList<>(left);
        both.addAll(right);
        return both;
    }

    private static int indexOf(List<? extends Fetch<?, ?>> nodes, Fetch<?, ?> node) {
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).relation() == node.relation()) {
                return i;
            }
        }
        return -1;
    }

    private static Fetch<?, ?> join(Fetch<?, ?> one, Fetch<?, ?> other) {
        if (!sameRows(one, other)) {
            throw new UsageException(
                    ErrorText.of("PlanConflict", one.relation().path() + " is included twice, with different rows.")
                            .why("A handle holds one list of rows.")
                            .fix("Include the relation once, or ask in two queries."),
                    null);
        }
        return nesting(one, merge(concat(one.nested(), other.nested())));
    }

    @SuppressWarnings("unchecked") // the nodes were nested in this one
    private static <E, T> Fetch<E, T> nesting(Fetch<E, T> node, List<Fetch<?, ?>> nested) {
        return new Fetch<>(node.relation(), (List<Fetch<T, ?>>) (List<?>) nested, node.where(), node.orderBy());
    }
}
