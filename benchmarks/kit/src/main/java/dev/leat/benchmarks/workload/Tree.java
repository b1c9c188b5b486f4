package dev.leat.benchmarks.workload;

import dev.leat.benchmarks.kit.Answer;
import dev.leat.benchmarks.kit.Check;
import dev.leat.benchmarks.kit.Contestant;
import dev.leat.benchmarks.kit.Data;
import dev.leat.benchmarks.kit.Workload;

/**
 * Nodes with their children, nested.
 *
 * @param depth levels, 1 to 5
 * @param trees how often one after the other
 */
record Tree(int depth, int trees) implements Workload {
    @Override
    public String name() {
        return "depth-" + depth;
    }

    @Override
    public String unit() {
        return "tree";
    }

    @Override
    public int units() {
        return trees;
    }

    @Override
    public String description() {
        return depth == 1
                ? "10 roots of a tree"
                : "10 roots of a tree and their descendants, %d levels, %,d nodes"
                        .formatted(depth, Data.nodesTo(depth));
    }

    @Override
    public void start(Contestant contestant, int round, Answer answer) {
        Callers.run(contestant, 1, trees, (index, caller) -> contestant.tree(depth, caller), answer);
    }

    @Override
    public Check expected(int round) {
        Check one = Data.each(1, Data.nodesTo(depth), Data::node);
        return Callers.expected(trees, index -> one);
    }
}
