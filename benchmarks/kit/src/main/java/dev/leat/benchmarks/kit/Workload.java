package dev.leat.benchmarks.kit;

/**
 * The same work for every contestant. {@link #start} runs in the contestant's JVM and is what is measured; {@link #prepare} runs
 * there too, {@link #before} and {@link #after} in the runner's. Adding one is one class, and its line in {@code Workloads}.
 */
public interface Workload {
    /** Its name in the results, such as {@code W1-64}. */
    String name();

    /** What it does {@link #units()} of: {@code lookup}, {@code row}. */
    String unit();

    /** How many units are done each time. */
    int units();

    /** What it does, for people. */
    String description();

    /** The JVM it wants. */
    default Setup setup() {
        return Setup.USUAL;
    }

    /** Whether it needs the table {@code entry}. */
    default boolean needsEntries() {
        return false;
    }

    /** How often a round does this, one after the other, so that it is not too short to be measured. */
    default int times() {
        return 1;
    }

    /** Makes the tables ready, each time. */
    default void before(Sql sql) {}

    /** Makes the contestant ready, in its JVM, each time. */
    default void prepare(Contestant contestant) {}

    /** Gives the contestant its work and ends the answer once, with everything that was read. */
    void start(Contestant contestant, int round, Answer answer);

    /** What the answer must have been given. */
    Check expected(int round);

    /** Whether the tables are as they must be, each time. */
    default boolean after(Sql sql, int round) {
        return true;
    }
}
