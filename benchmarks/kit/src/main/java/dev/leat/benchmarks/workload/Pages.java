package dev.leat.benchmarks.workload;

import dev.leat.benchmarks.kit.Answer;
import dev.leat.benchmarks.kit.Check;
import dev.leat.benchmarks.kit.Contestant;
import dev.leat.benchmarks.kit.Workload;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Filtered pages with two relations. */
record Pages() implements Workload {
    private static final int CALLERS = 16;

    @Override
    public String name() {
        return "page";
    }

    @Override
    public String unit() {
        return "page";
    }

    @Override
    public int units() {
        return 600;
    }

    @Override
    public String description() {
        return "the 20 newest orders that match two conditions, each with its customer and items, 16 callers at a time";
    }

    @Override
    public void start(Contestant contestant, int round, Answer answer) {
        List<PageRequest> requests = requests(round);
        Callers.run(
                contestant,
                CALLERS,
                requests.size(),
                (index, caller) -> requests.get(index).send(contestant, caller),
                answer);
    }

    @Override
    public Check expected(int round) {
        List<PageRequest> requests = requests(round);
        return Callers.expected(requests.size(), index -> requests.get(index).expected());
    }

    private List<PageRequest> requests(int round) {
        Random random = new Random(round);
        return Stream.generate(() -> PageRequest.random(random)).limit(units()).toList();
    }
}
