package dev.leat.core.sql;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * SQL text with named parameters such as {@code :min}, turned into placeholders. Quoted text, quoted names, comments,
 * dollar quotes and casts ({@code ::}) are left alone. A name is one placeholder for all its uses as a value, and one for each
 * thing that it is compared with: see {@link SqlParameters}.
 *
 * @param sql the text with {@code $1}, {@code $2} …
 * @param names the parameters' names, each once, in their order
 * @param placeholders what each placeholder stands for
 * @param meaning what the statement does
 */
public record NamedSql(String sql, List<String> names, List<Placeholder> placeholders, Meaning meaning) {
    /**
     * A placeholder.
     *
     * @param name the parameter
     * @param comparison what it is compared with, as text, or null for nothing
     */
    public record Placeholder(String name, @Nullable String comparison) {}

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
        Map<Placeholder, Integer> numbers = new LinkedHashMap<>();
        int at = 0;
        for (SqlParameters.Use use : SqlParameters.of(text)) {
            sql.append(text, at, use.start()).append('$');
            sql.append(number(numbers, new Placeholder(use.name(), use.comparison())));
            at = use.end();
        }
        String ready = sql.append(text, at, text.length()).toString();
        List<Placeholder> placeholders = List.copyOf(numbers.keySet());
        List<String> names =
                placeholders.stream().map(Placeholder::name).distinct().toList();
        return new NamedSql(ready, names, placeholders, WrittenSql.read(ready));
    }

    /**
     * The statement with its values, by name.
     *
     * @throws UsageException if a value is missing or a name is not in the text
     */
    public BoundStatement bind(Map<String, Bind> values) {
        requireSame(values.keySet());
        List<Bind> binds = new ArrayList<>(placeholders.size());
        for (Placeholder placeholder : placeholders) {
            Bind value = values.get(placeholder.name());
            if (value != null) {
                binds.add(placeholder.comparison() == null ? value : value.asCompared());
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

    private static int number(Map<Placeholder, Integer> numbers, Placeholder placeholder) {
        Integer known = numbers.putIfAbsent(placeholder, numbers.size() + 1);
        return known == null ? numbers.size() : known;
    }
}
