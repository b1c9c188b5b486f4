package dev.leat.core.execution;

import java.util.Map;
import java.util.Set;

/**
 * What an SQLSTATE says of a statement and its connection: PostgreSQL's appendix A and H2's error codes, by class where one
 * decision holds for all of it, else one by one. H2's own codes begin with a 9; most of them refuse the statement.
 */
final class SqlState {
    /** What is to be done about an error. */
    enum Meaning {
        /** The statement has to change. */
        STATEMENT,
        /** A value has to change. */
        VALUE,
        /** The data breaks a constraint. */
        CONSTRAINT,
        /** Code of the user's in the database refused. */
        RAISED,
        /** A write where none is allowed. */
        READ_ONLY,
        /** Another transaction was in the way. */
        CONCURRENCY,
        /** Stopped by a limit or by somebody. */
        TIMEOUT,
        /** An earlier statement of the transaction has failed. */
        ABORTED,
        /** The connection is gone, or could not be made. */
        LOST,
        /** The server takes no more connections. */
        FULL,
        /** Who logs in, or where, is refused. */
        LOGIN,
        /** Whether it happened is not known. */
        OUTCOME_UNKNOWN,
        /** None of these. */
        FAILURE
    }

    private static final Map<String, Meaning> STATES = Map.<String, Meaning>ofEntries(
            Map.entry("25006", Meaning.READ_ONLY),
            Map.entry("25P02", Meaning.ABORTED),
            Map.entry("25P03", Meaning.LOST), // idle in transaction for too long
            Map.entry("25P04", Meaning.LOST), // the server's transaction_timeout
            Map.entry("40002", Meaning.CONSTRAINT),
            Map.entry("40003", Meaning.OUTCOME_UNKNOWN),
            Map.entry("08007", Meaning.OUTCOME_UNKNOWN),
            Map.entry("53300", Meaning.FULL),
            Map.entry("55006", Meaning.CONCURRENCY), // object in use
            Map.entry("55P03", Meaning.CONCURRENCY),
            Map.entry("57014", Meaning.TIMEOUT),
            Map.entry("57P04", Meaning.FAILURE), // the database was dropped
            Map.entry("57000", Meaning.FAILURE),
            Map.entry("26000", Meaning.FAILURE), // a prepared statement that the driver knows and the server does not
            Map.entry("HYT00", Meaning.CONCURRENCY),
            Map.entry("50200", Meaning.CONCURRENCY),
            Map.entry("HYC00", Meaning.STATEMENT),
            Map.entry("HY004", Meaning.STATEMENT),
            Map.entry("07001", Meaning.STATEMENT),
            Map.entry("90131", Meaning.CONCURRENCY),
            Map.entry("90097", Meaning.READ_ONLY));

    private static final Map<String, Meaning> CLASSES = Map.<String, Meaning>ofEntries(
            Map.entry("02", Meaning.STATEMENT),
            Map.entry("03", Meaning.STATEMENT),
            Map.entry("08", Meaning.LOST),
            Map.entry("09", Meaning.RAISED),
            Map.entry("0A", Meaning.STATEMENT),
            Map.entry("0B", Meaning.STATEMENT),
            Map.entry("0F", Meaning.STATEMENT),
            Map.entry("0L", Meaning.STATEMENT),
            Map.entry("0P", Meaning.STATEMENT),
            Map.entry("0Z", Meaning.STATEMENT),
            Map.entry("10", Meaning.VALUE),
            Map.entry("20", Meaning.RAISED), // a CASE of PL/pgSQL without an ELSE
            Map.entry("21", Meaning.STATEMENT),
            Map.entry("22", Meaning.VALUE),
            Map.entry("23", Meaning.CONSTRAINT),
            Map.entry("24", Meaning.STATEMENT),
            Map.entry("25", Meaning.STATEMENT),
            Map.entry("27", Meaning.STATEMENT),
            Map.entry("28", Meaning.LOGIN),
            Map.entry("2B", Meaning.STATEMENT),
            Map.entry("2D", Meaning.STATEMENT),
            Map.entry("2F", Meaning.RAISED),
            Map.entry("34", Meaning.STATEMENT),
            Map.entry("38", Meaning.RAISED),
            Map.entry("39", Meaning.RAISED),
            Map.entry("3B", Meaning.STATEMENT),
            Map.entry("3D", Meaning.LOGIN),
            Map.entry("3F", Meaning.STATEMENT),
            Map.entry("40", Meaning.CONCURRENCY),
            Map.entry("42", Meaning.STATEMENT),
            Map.entry("44", Meaning.CONSTRAINT),
            Map.entry("54", Meaning.STATEMENT),
            Map.entry("55", Meaning.STATEMENT),
            Map.entry("57", Meaning.LOST),
            Map.entry("72", Meaning.CONCURRENCY), // snapshot too old
            Map.entry("90", Meaning.STATEMENT),
            Map.entry("P0", Meaning.RAISED));

    /** H2: the connection is broken or closed, the database was closed. */
    private static final Set<String> CLOSED_H2 = Set.of("90007", "90067", "90098", "90121");

    private static final Set<String> VALUE_H2 =
            Set.of("90003", "90004", "90008", "90010", "90014", "90056", "90095", "90110", "90142", "90150", "90151");

    private static final Set<String> RAISED_H2 = Set.of("90043", "90044", "90105");

    /** Files, memory, clusters, the settings of the database. */
    private static final Set<String> FAILURE_H2 = Set.of(
            "90011", "90013", "90018", "90020", "90021", "90024", "90025", "90026", "90027", "90028", "90030", "90031",
            "90034", "90039", "90046", "90047", "90048", "90049", "90050", "90055", "90060", "90061", "90062", "90088",
            "90093", "90094", "90099", "90104", "90108", "90111", "90112", "90113", "90117", "90126", "90133", "90135",
            "90138", "90143", "90144", "90146", "90149");

    private SqlState() {}

    static Meaning of(String state) {
        if (CLOSED_H2.contains(state)) {
            return Meaning.LOST;
        }
        if (VALUE_H2.contains(state)) {
            return Meaning.VALUE;
        }
        if (RAISED_H2.contains(state)) {
            return Meaning.RAISED;
        }
        if (FAILURE_H2.contains(state)) {
            return Meaning.FAILURE;
        }
        Meaning one = STATES.get(state);
        return one != null
                ? one
                : CLASSES.getOrDefault(state.substring(0, Math.min(2, state.length())), Meaning.FAILURE);
    }

    /** Whether the connection on which it came is at its end. */
    static boolean endsConnection(String state) {
        Meaning meaning = of(state);
        return meaning == Meaning.LOST || state.startsWith("08") || state.equals("57P04");
    }
}
