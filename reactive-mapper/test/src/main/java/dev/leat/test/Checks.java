package dev.leat.test;

/** Failures in words. */
final class Checks {
    private Checks() {}

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
