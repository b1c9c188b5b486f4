package dev.leat.core.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.UsageException;
import java.util.ArrayList;
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
                new Row("a = :a and b = :b or a > :a", "a = $1 and b = $2 or a > $3", "a", "b"),
                new Row("f(:a), g(:b), h(:a)", "f($1), g($2), h($1)", "a", "b"),
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
        Bind a = new Bind(null, String.class);
        BoundStatement bound = NamedSql.parse("select f(:a), :b where a <> :a and b = :b and a <> :a")
                .bind(Map.of("b", new Bind(2, Integer.class), "a", a));
        assertThat(bound.sql()).isEqualTo("select f($1), $2 where a <> $3 and b = $4 and a <> $3");
        assertThat(bound.binds())
                .containsExactly(
                        a, new Bind(2, Integer.class), a.asCompared(), new Bind(2, Integer.class).asCompared());
    }

    static Stream<Row> comparisons() {
        return Stream.of(
                compared("n = :a", "$1"),
                compared(":a = n", "$1"),
                compared("n <> :a and n != :b and n < :c", "$1", "$2", "$3"),
                compared("n=:a", "$1"),
                compared("n in (:a, :b)", "$1", "$2"),
                compared("n not in (:a, lower(:b), :c)", "$1", "$3"),
                compared("(n, m) in ((:a, :b), (:c, 1))", "$1", "$2", "$3"),
                compared("(n, m) > (:a, :b)", "$1", "$2"),
                compared("n = any(:a) or n <> all (:b)", "$1", "$2"),
                compared("n between :a and :b", "$1", "$2"),
                compared("n between symmetric :a and 'z'", "$1"),
                compared("n is distinct from :a", "$1"),
                compared("n is not distinct from :a", "$1"),
                compared(":a is not distinct from n", "$1"),
                compared(":a = any(tags)", "$1"),
                compared("update t set n = :a, m = :b where id = :c", "$1", "$2", "$3"),
                compared("case when n = :a then :b else :c end", "$1"),
                compared("n /* = */ = -- :x\n :a", "$1"),
                compared("n = (:a)", "$1"),
                compared("(:a is null or n = :a)", "$2"),
                compared("n = :a or m = :a", "$1", "$2"),
                compared("select n = :a, count(*) from t group by n = :a", "$1"),
                compared("f(n) = :a or f(m) = :a or f( n ) = :a", "$1", "$2"),
                compared("n in (:a) or m in (:a)", "$1", "$2"),
                compared("lower(:a) = n"),
                compared("n = lower(:a)"),
                compared("n = :a || 'x'"),
                compared("'x' || :a = n"),
                compared("n = :a::text"),
                compared("n = :a collate \"C\""),
                compared("n like :a and n ilike :b"),
                compared("n ~ :a and data @> :b and data ? :c"),
                compared("f(x => :a)"),
                compared("x := :a"),
                compared("n in (select :a)"),
                compared("n in (values (:a), (:b))"),
                compared("coalesce(:a, :b)"),
                compared("select :a, to_jsonb(:b) limit 5"),
                compared("insert into t values (:a, :b)"),
                compared("n = array[:a]"));
    }

    private static Row compared(String text, String... placeholders) {
        return new Row(text, "", placeholders);
    }

    @ParameterizedTest
    @MethodSource("comparisons")
    void whatIsComparedIsTold(Row row) {
        NamedSql parsed = NamedSql.parse("select 1 where " + row.text());
        List<String> compared = new ArrayList<>();
        for (int i = 0; i < parsed.placeholders().size(); i++) {
            if (parsed.placeholders().get(i).comparison() != null) {
                compared.add("$" + (i + 1));
            }
        }
        assertThat(compared).as(parsed.sql()).containsExactly(row.names());
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
