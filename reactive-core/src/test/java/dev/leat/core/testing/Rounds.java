package dev.leat.core.testing;

/**
 * How much a test does: little in every build, more in the long one ({@code -P long}, which sets the system property
 * {@code leat.long}).
 *
 * <p>Both forms try every operation and every kind of fault; the long one does it more often.
 */
public final class Rounds {
    private static final boolean LONG = Boolean.getBoolean("leat.long");

    private Rounds() {}

    /** Gives {@code usual}, or {@code thorough} in the long build. */
    public static int of(int usual, int thorough) {
        return LONG ? thorough : usual;
    }

    /** Whether this is the long build. */
    public static boolean areMany() {
        return LONG;
    }
}
