package dev.leat.core.sql;

/**
 * What a statement does, as far as those who send it must know: said by the renderer, or found in hand-written text once.
 *
 * @param effect what it may do to what is stored
 * @param command the word of what it does in lower case, such as {@code select}; behind {@code with} that of the main
 *     statement; for rows of a change in a select, that of the change
 * @param table the first table that it names, without quotes, or {@link #NO_TABLE}
 * @param changeInSelect whether it is a select from {@code final}, {@code old} or {@code new table (…)}, which H2 does not undo
 *     as a whole when it fails
 * @param oneRow whether it is known to give one row at the most
 */
public record Meaning(Effect effect, String command, String table, boolean changeInSelect, boolean oneRow) {
    /** Stands for the table where none is named. */
    public static final String NO_TABLE = "none";

    /** Of a statement that moves a session and stores nothing: a cursor's, a transaction's. */
    public static Meaning ofControl(String command) {
        return new Meaning(Effect.READS, command, NO_TABLE, false, false);
    }

    /** Whether it gives rows and changes none by itself: it can be read through a cursor. */
    public boolean isQuery() {
        return effect != Effect.WRITES
                && switch (command) {
                    case "select", "values", "table" -> true;
                    default -> false;
                };
    }

    /** Whether the database says how many rows it has changed. */
    public boolean isChange() {
        return switch (command) {
            case "insert", "update", "delete", "merge" -> !changeInSelect;
            default -> false;
        };
    }

    Meaning and(Effect other) {
        return new Meaning(effect.and(other), command, table, changeInSelect, oneRow);
    }

    Meaning about(String other) {
        return new Meaning(effect, command, other, changeInSelect, oneRow);
    }

    Meaning ofOneRow() {
        return new Meaning(effect, command, table, changeInSelect, true);
    }
}
