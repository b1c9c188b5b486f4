package dev.leat.core.sql;

/** What a statement may do to what is stored, or to anybody outside of its session. */
public enum Effect {
    /** Nothing. Locks count as nothing, because they end with the transaction or the connection. */
    READS,
    /** It changes rows, tables, or something else that stays. */
    WRITES,
    /** It cannot be told: a call, a command that is not known, or a query that calls a function which may write. */
    UNKNOWN;

    /** Whether something may be stored once the statement was executed. */
    public boolean mayWrite() {
        return this != READS;
    }

    /** What two parts of one statement do together. */
    Effect and(Effect other) {
        return this == WRITES || other == READS ? this : other;
    }
}
