package dev.leat.core.testing;

/**
 * One step between Leat and the driver.
 *
 * @param number its place in the order of all steps, from 1
 * @param kind which way the step goes
 * @param what the method, and the statement's text where there is one; never a bind value
 */
public record Interaction(int number, Kind kind, String what) {

    /** Which way an interaction goes. */
    public enum Kind {
        /** A method of the driver is called. */
        CALL,
        /** A publisher of the driver is subscribed. */
        SUBSCRIBE,
        /** The driver delivers a connection, a result or a count. */
        NEXT,
        /** The driver asks for a row, one of the first of its result, to be read. */
        ROW,
        /** A publisher of the driver ends. */
        COMPLETE
    }

    @Override
    public String toString() {
        return number + " " + kind + " " + what;
    }
}
