package dev.leat.mapper.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTextTest {
    @Test
    void findsParametersOutsideOfQuotesCommentsAndCasts() {
        SqlText text = SqlText.read("""
                select ':a', ":b", $$ :c $$, $t$ :d $t$, 'it''s :e', x::text -- :f
                /* :g */ from t where y = :h and z > :i_2 and w = :h
                """);
        assertThat(text.parameters()).containsExactly("h", "i_2");
        assertThat(text.isOpen()).isFalse();
        assertThat(text.isSeveral()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into t values (1)",
                "  -- first\n /* then */ UPDATE t set a = 1",
                "Delete from t where a = 'returning'",
                "merge into t using s on t.a = s.a when matched then delete -- returning"
            })
    void tellsChangesByTheFirstWord(String sql) {
        assertThat(SqlText.read(sql).isChange()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from t",
                "insert into t values (1) returning id",
                "DELETE FROM t RETURNING *",
                "with d as (delete from t returning *) select * from d",
                "updates"
            })
    void takesEverythingElseAsRows(String sql) {
        assertThat(SqlText.read(sql).isChange()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"select 'a", "select \"a", "select /* a", "select $$ a", "select 'a''"})
    void noticesWhatNeverEnds(String sql) {
        assertThat(SqlText.read(sql).isOpen()).isTrue();
    }

    @Test
    void noticesASecondStatementButNoSemicolonAtTheEnd() {
        assertThat(SqlText.read("select 1; select 2").isSeveral()).isTrue();
        assertThat(SqlText.read("select ';'; -- done\n ;").isSeveral()).isFalse();
        assertThat(SqlText.read(" -- nothing\n;").isEmpty()).isTrue();
    }
}
