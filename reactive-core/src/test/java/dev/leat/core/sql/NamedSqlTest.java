package dev.leat.core.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.UsageException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedSqlTest {
    /** Text, what is sent, and the names in it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(String text, String sql, String... names) {
        @Override
        public String toString() {
            return text;
        }
    }

    static Stream<Row> texts() {
        return Stream.of(
                new Row("select 1", "select 1"),
                new Row("a = :a", "a = $1", "a"),
                new Row("a = :a and b = :b or a > :a", "a = $1 and b = $2 or a > $1", "a", "b"),
                new Row(":a,:b", "$1,$2", "a", "b"),
                new Row(":aB_1x", "$1", "aB_1x"),
                new Row(":größe", "$1", "größe"),
                new Row("a::text", "a::text"),
                new Row(":a::text", "$1::text", "a"),
                new Row(":a::int[]", "$1::int[]", "a"),
                new Row("x := :a", "x := $1", "a"),
                new Row("a[1:2]", "a[1:2]"),
                new Row("'it''s :a' = :b", "'it''s :a' = $1", "b"),
                new Row("\":a\" = :b", "\":a\" = $1", "b"),
                new Row("\"a\"\":a\" = :b", "\"a\"\":a\" = $1", "b"),
                new Row("-- :a\n:b", "-- :a\n$1", "b"),
                new Row(":b -- :a", "$1 -- :a", "b"),
                new Row("/* :a */ :b", "/* :a */ $1", "b"),
                new Row("/* /* :a */ :b */ :c", "/* /* :a */ :b */ $1", "c"),
                new Row("$$ :a $$ || :b", "$$ :a $$ || $1", "b"),
                new Row("$x$ :a $$ $x$ || :b", "$x$ :a $$ $x$ || $1", "b"),
                new Row("tab$x$ = :a and c$x$ = :b", "tab$x$ = $1 and c$x$ = $2", "a", "b"),
                new Row("E'it\\'s :a' = :b", "E'it\\'s :a' = $1", "b"),
                new Row("E'a''\\\\' = :b", "E'a''\\\\' = $1", "b"),
                new Row("e'\\\\' = :b", "e'\\\\' = $1", "b"),
                new Row("'\\' = :b", "'\\' = $1", "b"),
                new Row("name'\\' = :b", "name'\\' = $1", "b"),
                new Row("data ? 'x' and a = :a", "data ? 'x' and a = $1", "a"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void namesBecomePlaceholders(Row row) {
        NamedSql parsed = NamedSql.parse(row.text());
        assertThat(parsed.sql()).isEqualTo(row.sql());
        assertThat(parsed.names()).containsExactly(row.names());
    }

    @ParameterizedTest
    @ValueSource(strings = {"'open", "\"open", "/* open", "/* /* */", "$$ open", "$x$ open $$", "E'\\'", "''' "})
    void whatNeverEndsIsRefused(String text) {
        assertThatThrownBy(() -> NamedSql.parse(text))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("[OpenQuote]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t"})
    void emptyTextIsRefused(String text) {
        assertThatThrownBy(() -> NamedSql.parse(text)).hasMessageStartingWith("[EmptySql]");
    }

    @Test
    void valuesStandInTheOrderOfTheirPlaceholders() {
        BoundStatement bound = NamedSql.parse("a = :a and b = :b and a <> :a")
                .bind(Map.of("b", new Bind(2, Integer.class), "a", new Bind(null, String.class)));
        assertThat(bound.binds()).containsExactly(new Bind(null, String.class), new Bind(2, Integer.class));
    }

    @Test
    void missingAndUnknownParametersAreNamed() {
        NamedSql sql = NamedSql.parse("a = :a and b = :b");
        Bind value = new Bind("S3CR3T", String.class);
        for (Map<String, Bind> values :
                List.of(Map.<String, Bind>of(), Map.of("a", value), Map.of("a", value, "b", value, "c", value))) {
            assertThatThrownBy(() -> sql.bind(values))
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith("[SqlParameters]")
                    .hasMessageContaining("[a, b]")
                    .hasMessageNotContaining("S3CR3T");
        }
    }
}
