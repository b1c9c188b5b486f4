package dev.leat.benchmarks.workload;

import dev.leat.benchmarks.kit.Answer;
import dev.leat.benchmarks.kit.Check;
import dev.leat.benchmarks.kit.Contestant;
import dev.leat.benchmarks.kit.Data;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * The newest orders of at least a total, of customers whose name starts with a prefix, with their customers and items.
 *
 * @param minimum smallest total, in cents
 * @param prefix how the customer's name starts
 */
record PageRequest(long minimum, String prefix) implements Request {
    private static final int LIMIT = 20;

    /** One that fills the page from the last thousand orders, so that the database does not scan for long. */
    static PageRequest random(Random random) {
        return new PageRequest(random.nextInt(6) * 100_000L, "customer " + (190 + random.nextInt(10)));
    }

    @Override
    public void send(Contestant contestant, Answer answer) {
        contestant.page(minimum, prefix, LIMIT, answer);
    }

    @Override
    public Check expected() {
        long[] ids = LongStream.iterate(Data.ORDERS, id -> id > 0, id -> id - 1)
                .filter(id -> Data.centsOf(id) >= minimum && ("customer " + Data.customerOf(id)).startsWith(prefix))
                .limit(LIMIT)
                .toArray();
        Check page = Check.NONE;
        for (int i = 0; i < ids.length; i++) {
            page = page.plus(Data.order(ids[i]).at(i + 1))
                    .plus(Data.customer(Data.customerOf(ids[i])).at(ids[i]))
                    .plus(Data.itemsOf(ids[i]));
        }
        return page;
    }
}
