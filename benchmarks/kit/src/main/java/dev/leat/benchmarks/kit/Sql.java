package dev.leat.benchmarks.kit;

/** How a workload prepares and looks at the database behind the contestant's back. */
public interface Sql {
    /** Runs a statement. */
    void run(String sql);

    /** The only value of a query. */
    long value(String sql);
}
