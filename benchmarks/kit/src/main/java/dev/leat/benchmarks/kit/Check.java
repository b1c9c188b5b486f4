package dev.leat.benchmarks.kit;

/**
 * What was read or written: the number of rows and the sum of a digest of their values, so that rows may come in any
 * order.
 *
 * @param rows number of rows
 * @param sum sum of their digests, wrapping
 */
public record Check(long rows, long sum) {
    /** No rows. */
    public static final Check NONE = new Check(0, 0);

    /** Both together. */
    public Check plus(Check other) {
        return new Check(rows + other.rows, sum + other.sum);
    }

    /** All of it read that often. */
    public Check times(int count) {
        return new Check(rows * count, sum * count);
    }
}
