package dev.leat.mapper.schema;

import dev.leat.core.query.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is in the database already.
 *
 * @param tables the tables that a statement finds: behind their schema, and by the name alone where that is enough
 * @param names the names of constraints and indexes
 * @param ignoresCase whether the database takes names as equal that differ in case
 */
record Present(Set<String> tables, Set<String> names, boolean ignoresCase) {
    /** Nothing, in a database that may take names as equal that differ in case. */
    static final Present NONE = new Present(Set.of(), Set.of(), true);

    /**
     * Reads what the question of a dialect was answered with.
     *
     * @param found lines that begin with what they tell: {@code t:} a table, {@code n:} another name, {@code i:} that case
     *     does not matter
     */
    static Present of(List<String> found) {
        boolean ignoresCase = found.contains("i:");
        Set<String> tables = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (String line : found) {
            String name = line.substring(2);
            if (line.startsWith("t:")) {
                tables.add(ignoresCase ? name.toLowerCase(Locale.ROOT) : name);
            } else if (line.startsWith("n:")) {
                names.add(name.toLowerCase(Locale.ROOT));
            }
        }
        return new Present(tables, names, ignoresCase);
    }

    boolean has(Table table) {
        String name = table.schema() == null ? table.name() : table.schema() + "." + table.name();
        return tables.contains(ignoresCase ? name.toLowerCase(Locale.ROOT) : name);
    }
}
