package dev.leat.benchmarks.workload;

import dev.leat.benchmarks.kit.Answer;
import dev.leat.benchmarks.kit.Check;
import dev.leat.benchmarks.kit.Contestant;
import dev.leat.benchmarks.kit.Data;
import dev.leat.benchmarks.kit.Sql;
import dev.leat.benchmarks.kit.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What a store does: 60 % orders by key, 20 % pages, 10 % new bookings, 10 % changes of an account.
 *
 * @param callers how many at a time
 * @param units requests in a round, at most 20,000
 */
record Mix(int callers, int units) implements Workload {
    @Override
    public String name() {
        return "mix-" + callers;
    }

    @Override
    public String unit() {
        return "request";
    }

    @Override
    public String description() {
        return "60 % orders by key, 20 % pages, 10 % inserts, 10 % changes, "
                + (callers == 1 ? "1 caller" : "%,d callers at a time".formatted(callers));
    }

    @Override
    public void before(Sql sql) {
        sql.run("truncate booking restart identity");
        sql.run("update account set balance = -1");
    }

    @Override
    public void start(Contestant contestant, int round, Answer answer) {
        List<Request> requests = requests(round);
        Callers.runTimed(
                contestant,
                callers,
                requests.size(),
                (index, caller) -> requests.get(index).send(contestant, caller),
                answer);
    }

    @Override
    public Check expected(int round) {
        List<Request> requests = requests(round);
        return Callers.expected(requests.size(), index -> requests.get(index).expected());
    }

    /** The tables show what the answers cannot: which values have got which generated key is up to the database. */
    @Override
    public boolean after(Sql sql, int round) {
        long inserts = count(round, Insert.class);
        long changes = count(round, Change.class);
        String changed = " from account where balance * 100 = " + round + " * 100000 + id * 3";
        return sql.value("select count(*) from booking") == inserts
                && sql.value(
                                "select sum(o.id) from booking b join orders o on o.placed_at = b.placed_at and o.customer_id "
                                        + "= b.customer_id and o.total = b.total and o.note = b.note")
                        == inserts * (inserts + 1) / 2
                && sql.value("select count(*)" + changed) == changes
                && sql.value("select sum(id)" + changed) == changes + 2 * changes * (changes - 1)
                && sql.value("select count(*) from account where balance = -1") == Data.ACCOUNTS - changes;
    }

    private long count(int round, Class<? extends Request> kind) {
        return requests(round).stream().filter(kind::isInstance).count();
    }

    private List<Request> requests(int round) {
        Random random = new Random(round);
        List<Request> requests = new ArrayList<>(units);
        long inserts = 0;
        long changes = 0;
        while (requests.size() < units) {
            int kind = random.nextInt(10);
            if (kind < 6) {
                requests.add(new ByKey(1 + random.nextInt(Data.ORDERS)));
            } else if (kind < 8) {
                requests.add(PageRequest.random(random));
            } else if (kind < 9) {
                requests.add(new Insert(++inserts));
            } else {
                requests.add(new Change(round, 1 + 4 * changes++));
            }
        }
        return requests;
    }

    private record ByKey(long id) implements Request {
        @Override
        public void send(Contestant contestant, Answer answer) {
            contestant.order(id, answer);
        }

        @Override
        public Check expected() {
            return Data.order(id);
        }
    }

    private record Insert(long number) implements Request {
        @Override
        public void send(Contestant contestant, Answer answer) {
            contestant.insertOne(number, new CountedAnswer(answer));
        }

        @Override
        public Check expected() {
            return new Check(1, 0);
        }
    }

    /** An account that no other request of the round changes. */
    private record Change(int round, long id) implements Request {
        @Override
        public void send(Contestant contestant, Answer answer) {
            contestant.changeOne(id, BulkChange.cents(round, id), answer);
        }

        @Override
        public Check expected() {
            return Data.account(id, BulkChange.cents(round, id));
        }
    }
}
