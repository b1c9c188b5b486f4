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

    /** As one part with this number, or as one row below the object with this key; the same if that is 0. */
    public Check at(long place) {
        return new Check(rows, Digest.at(place, sum));
    }
}
