package dev.leat.core.observation;

import dev.leat.core.sql.Meaning;
import java.util.Set;

/**
 * What a statement does and with which table: names for metrics, of which there are only as many as there are statements in a
 * program.
 *
 * @param operation its command if that is a usual one, else other
 * @param table the first table that it names, or none
 */
record StatementKind(String operation, String table) {
    private static final Set<String> OPERATIONS = Set.of(
            "select",
            "insert",
            "update",
            "delete",
            "merge",
            "with",
            "fetch",
            "truncate",
            "create",
            "alter",
            "drop",
            "call");

    static StatementKind of(Meaning meaning) {
        String operation = OPERATIONS.contains(meaning.command()) ? meaning.command() : "other";
        return new StatementKind(operation, meaning.table());
    }
}
