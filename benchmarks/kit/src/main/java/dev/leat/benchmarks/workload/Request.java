package dev.leat.benchmarks.workload;

import dev.leat.benchmarks.kit.Answer;
import dev.leat.benchmarks.kit.Check;
import dev.leat.benchmarks.kit.Contestant;

/** One request of a list that callers send. */
interface Request {
    void send(Contestant contestant, Answer answer);

    Check expected();
}
