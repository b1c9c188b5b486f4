package dev.leat.benchmarks.workload;

import dev.leat.benchmarks.kit.Data;
import dev.leat.benchmarks.kit.Sql;

/** TechEmpower's table {@code world}: how many callers ask for it, and the numbers that are in it. */
final class Worlds {
    static final int CALLERS = 64;

    /** Queries of a request, where it has many. */
    static final int QUERIES = 20;

    private Worlds() {}

    /** Gives every row its first number again. */
    static void reset(Sql sql) {
        sql.run("update world set randomnumber = " + first() + " where randomnumber <> " + first());
    }

    private static String first() {
        return "id * 31 % " + Data.WORLDS + " + 1";
    }

    /** What a round stores: never the number that is there. */
    static int changed(int round, int id) {
        return (Data.numberOf(id) + step(round)) % Data.WORLDS + 1;
    }

    /** The number of rows with what a round stores. */
    static long countChanged(Sql sql, int round) {
        return sql.value("select count(*) from world where randomnumber = (" + first() + " + " + step(round) + ") % "
                + Data.WORLDS + " + 1");
    }

    private static int step(int round) {
        return round % (Data.WORLDS - 1);
    }
}
