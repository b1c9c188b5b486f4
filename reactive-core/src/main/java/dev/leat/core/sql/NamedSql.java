package dev.leat.core.sql;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * SQL text with named parameters such as {@code :min}, turned into placeholders. Quoted text, quoted names, comments,
 * dollar quotes and casts ({@code ::}) are left alone. A name used twice is one placeholder.
 *
 * @param sql the text with {@code $1}, {@code $2} …
 * @param names the parameters' names in the order of the placeholders
 * @param meaning what the statement does
 */
public record NamedSql(String sql, List<String> names, Meaning meaning) {
    /**
     * Reads the text.
     *
     * @throws UsageException if the text is blank, a quote or comment in it never ends, or it is not one statement that can be
     *     run by itself
     */
    public static NamedSql parse(String text) {
        if (text.isBlank()) {
            throw new UsageException(ErrorText.of("EmptySql", "The SQL text is empty."), null);
        }
        StringBuilder sql = new StringBuilder(text.length());
        Map<String, Integer> numbers = new LinkedHashMap<>();
        int at = 0;
        while (at < text.length()) {
            int end = SqlScanner.end(text, at);
            if (end == at + 1 && text.charAt(at) == ':' && SqlScanner.isNameStart(text, end)) {
                end = SqlScanner.nameEnd(text, end);
                sql.append('$').append(number(numbers, text.substring(at + 1, end)));
            } else {
                sql.append(text, at, end);
            }
            at = end;
        }
        String ready = sql.toString();
        return new NamedSql(ready, List.copyOf(numbers.keySet()), WrittenSql.read(ready));
    }

    /**
     * The statement with its values, by name.
     *
     * @throws UsageException if a value is missing or a name is not in the text
     */
    public BoundStatement bind(Map<String, Bind> values) {
        requireSame(values.keySet());
        List<Bind> binds = new ArrayList<>(names.size());
        for (String name : names) {
            Bind value = values.get(name);
            if (value != null) {
                binds.add(value);
            }
        }
        return new BoundStatement(sql, List.copyOf(binds), meaning);
    }

    private void requireSame(Set<String> given) {
        if (given.size() == names.size() && given.containsAll(names)) {
            return;
        }
        throw new UsageException(
                ErrorText.of(
                                "SqlParameters",
                                "The statement has the parameters " + names + ", given are " + given + ".")
                        .why("Every parameter needs a value, and every value a parameter.")
                        .fix("Bind exactly the names that stand in the text.")
                        .sql(sql),
                null);
    }

    private static int number(Map<String, Integer> numbers, String name) {
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        numbers.put(name, numbers.size() + 1);
        return numbers.size();
    }
}
