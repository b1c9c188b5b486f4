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
                "merge into t using s on t.a = s.a when matched then delete -- returning",
                "with s as (select 1) insert into t select * from s",
                "with recursive s (a, b) as not materialized (select ')'), returning as (select 2) update t set a = 1",
                "with s as (insert into t values (1) returning a) delete from t using s where t.\"returning\" = s.a",
                "with s as (select 1) search depth first by a set insert insert into t select 1",
                "with \"select\" as (values (1)) merge into t using s on true when matched then do nothing",
                "update t set returned = t.returning, a = E'it\\'s returning' /* /* a */ returning */",
                "insert into t (\"returning\") select $$ returning $$"
            })
    void tellsChangesByTheCommand(String sql) {
        assertThat(SqlText.read(sql).isChange()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from t",
                "insert into t values (1) returning id",
                "DELETE FROM t RETURNING *",
                "with d as (delete from t returning *) select * from d",
                "updates",
                "select update, \"insert\" from t",
                "select * from update",
                "with update as (select 1) select * from update",
                "with s as (select 1) insert into t select * from s returning *",
                "(select 1) union (select 2)",
                "explain delete from t",
                "select * from final table (insert into t values (1))",
                "values (1)",
                "with broken delete from t"
            })
    void takesEverythingElseAsRows(String sql) {
        assertThat(SqlText.read(sql).isChange()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 'a",
                "select \"a",
                "select /* a",
                "select $$ a",
                "select 'a''",
                "select E'a\\'",
                "select /* a /* b */",
                "select $t$ $$ $u$",
                "select `a",
                "select e'a'\n'b\\'"
            })
    void noticesWhatNeverEnds(String sql) {
        assertThat(SqlText.read(sql).isOpen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select E'it\\'s :no' || :a",
                "select 'it\\' || :a || 'x'",
                "select \"a:no\" , :a",
                "select /* /* :no */ :no */ :a",
                "select $q$ ' :no $$ $q$ || :a",
                "select x$$::text, :a, x$$",
                "select a[1:2], a[:a], b::int[], c ? 'd', e ?| f, g @? 'h'",
                "select E'one'\n  '\\' :no' || :a",
                "select U&'d\\0061t\\+000061 :no', :a",
                "select B'01', x'1F', n':no', :a",
                "select 1 as ä$:a",
                "select `:no`, :a -- :no",
                "select a -- '\r:a"
            })
    void findsTheOneParameter(String sql) {
        SqlText text = SqlText.read(sql);
        assertThat(text.isOpen()).isFalse();
        assertThat(text.parameters()).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create function f() returns int language sql begin atomic select 1; select case when true then 2 end; end",
                "create rule r as on insert to t do also (insert into u values (1); delete from v)",
                "do $$ begin perform 1; end $$",
                "select ';' as \"a;b\" /* ; */;;"
            })
    void takesSemicolonsInsideForNoEnd(String sql) {
        assertThat(SqlText.read(sql).isSeveral()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN",
                "start transaction",
                "commit;",
                "End",
                "rollback to s",
                "abort",
                "savepoint a",
                "release a",
                "prepare transaction 'x'",
                "prepare commit x",
                "set autocommit true",
                "-- c\n begin"
            })
    void seesTheBeginAndEndOfTransactions(String sql) {
        assertThat(SqlText.read(sql).isTransactionControl()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select commit from t",
                "\"begin\"",
                "update t set rollback = 1",
                "set x = 1",
                "prepare p as select 1",
                "with commit as (select 1) select 1"
            })
    void takesWordsElsewhereForNames(String sql) {
        assertThat(SqlText.read(sql).isTransactionControl()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"copy t from stdin", "COPY (select 1) TO /* x */ stdout", "copy t (a) to stdout (format csv)"})
    void seesCopiesFromAndToTheClient(String sql) {
        assertThat(SqlText.read(sql).isClientCopy()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "copy t from '/tmp/stdin'",
                "copy (select * from stdin) to '/x'",
                "select * from stdin",
                "copy t to program 'stdout'"
            })
    void letsOtherCopiesBe(String sql) {
        assertThat(SqlText.read(sql).isClientCopy()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"truncate t", "create table t (a int)", "DROP TABLE t", "set x = 1", "lock t"})
    void tellsWhatGivesNothing(String sql) {
        assertThat(SqlText.read(sql).isSilent()).isTrue();
    }

    @Test
    void noticesASecondStatementButNoSemicolonAtTheEnd() {
        assertThat(SqlText.read("select 1; select 2").isSeveral()).isTrue();
        assertThat(SqlText.read("select ';'; -- done\n ;").isSeveral()).isFalse();
        assertThat(SqlText.read(" -- nothing\n;").isEmpty()).isTrue();
    }
}
