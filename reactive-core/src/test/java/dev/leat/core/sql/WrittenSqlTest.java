package dev.leat.core.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.UsageException;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenSqlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "select \"update\", \"insert\" from \"delete\"",
                "select update, insert from t",
                "select 'insert into t; commit'",
                "select 1 -- ; delete from t",
                "select 1 -- a\rfrom t",
                "select /* ; /* commit */ insert into */ 1",
                "select $$ ; insert into t $$",
                "select $a$ $$ ; commit $b$ $a$",
                "select E'\\'; commit --' from t",
                "select e'a'\n 'b\\'; commit --' from t",
                "select U&'d\\0061t' || X'1F' || b'1'",
                "select 1;",
                "select 1 ; ; -- done",
                "(select 1) union (select 2)",
                "((select 1))",
                "values (1), (2)",
                "table t",
                "with a as (select 1) select * from a",
                "with recursive a(n) as (select 1 union all select n + 1 from a where n < 5) select * from a",
                "with recursive as (select 1) select * from recursive",
                "with a as materialized (select 1), b(x) as not materialized (values (1)) select * from a, b",
                "with a as (select 1) search depth first by x, y set o cycle x set c using p select * from a",
                "with update as (select 1) select * from update",
                "select * from (with s(a) as (values (1)) select a from s) t",
                "select * from t for update",
                "select * from t for no key update of t skip locked",
                "select * from t for share nowait",
                "select count(*), max(a), pg_catalog.lower(b) from t",
                "select coalesce(sum(x) filter (where y in (1, 2)), 0) over (partition by (z) order by (a)) from t",
                "select percentile_cont(0.5) within group (order by (a)) from t group by (a), grouping sets ((a), (b))",
                "select * from unnest($1) with ordinality k(id, n) join (select 1) as x(a) on (true)",
                "select * from unnest($1) k(id), (values (1)) v(n)",
                "select a::numeric(10, 2), cast(b as varchar(3)), c::character varying(5) from t",
                "select * from t where a = any($1) and exists (select 1) and not (b) and (c, d) in (select 1, 2)",
                "select case when (a) then (b) else (c) end from t",
                "select * from a left join (select 1) b on (a.x = b.x) join (select 2) c on true",
                "select pg_advisory_xact_lock(1)",
                "select 1 union all select 2 order by 1 limit (1) offset (2)",
                "select extract(year from a), trim(both from b) from t",
                "select data ? 'x', data @> $1 from t",
                "show all",
                "explain insert into t values (1)",
                "explain (costs off) delete from t",
                "explain (analyze) select 1",
                "explain analyze verbose select count(*) from t",
                "explain (select 1)",
                "lock table t in share mode",
                "listen c",
                "unlisten *"
            })
    void whatReadsIsKnown(String sql) {
        assertThat(WrittenSql.read(sql).effect()).isEqualTo(Effect.READS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into t values (1)",
                "/* select */ INSERT INTO t SELECT 1",
                "-- a\rdelete from t",
                "update t set a = 1",
                "delete from t",
                "merge into t using s on (true) when matched then delete",
                "with s as (select 1) insert into t select * from s",
                "with s as (insert into t values (1) returning *) select * from s",
                "with a as (select 1), b(x, y) as materialized (delete from t returning *) select * from a",
                "with a as (with b as (update t set a = 1 returning *) select * from b) select * from a",
                "with a as (select 1) search breadth first by x, y set o, b as (delete from t returning 1) select 1",
                "with a as (select 1) merge into t using a on (true) when matched then delete",
                "select a into b from t",
                "select a into temp b from t",
                "select 1into t",
                "select \"id\" from final table (insert into t values (1))",
                "select * from OLD\nTABLE(delete from t)",
                "select * from (select 1 from new table (update t set a = 1)) x",
                "explain analyze insert into t values (1)",
                "explain (verbose, analyze true) with s as (delete from t returning 1) select 1",
                "truncate t",
                "create table t (a int)",
                "create function f() returns int begin atomic select case when true then 1 end; select 2; end",
                "create rule r as on insert to t do also (insert into a values (1); insert into b values (2))",
                "alter table t add b int",
                "drop table t",
                "comment on table t is 'select'",
                "grant select on t to a",
                "refresh materialized view v",
                "vacuum t",
                "analyze",
                "notify c, 'x'",
                "copy t from '/a/file'",
                "copy (select 'x to stdout') to '/a/file'"
            })
    void whatWritesIsKnown(String sql) {
        assertThat(WrittenSql.read(sql).effect()).isEqualTo(Effect.WRITES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select pay()",
                "select \"pay\" ()",
                "select app.lower(x) from t",
                "select pay/* */(1) from t",
                "select a from t where pay(a) = 1",
                "select * from pay(1) as x",
                "select distinct on (a) pay(x) from t",
                "select (1) operator(public.+) pay(2)",
                "select nextval('s')",
                "select setval('s', 1)",
                "select pg_notify('c', 'x')",
                "select set_config('a', 'b', false)",
                "values (pay(1))",
                "with a as (select pay(1)) select * from a",
                "select * from (with s(a) as (select pay(1)) select a from s) t",
                "select count(pay(1)) from t",
                "select $$a$$ || pay()",
                "select 1$$ ' $$, pay()",
                "call pay()",
                "do $$ begin insert into t values (1); end $$",
                "execute p(1)",
                "set a = 1",
                "reset all",
                "explain analyze select pay()",
                "with a (select 1) select 1",
                "frobnicate",
                "$1"
            })
    void whatCannotBeToldIsUnknown(String sql) {
        assertThat(WrittenSql.read(sql).effect()).isEqualTo(Effect.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1; select 2",
                "select 1;;commit",
                "insert into t values (';'); delete from t",
                "select 1 -- a\n; select 2",
                "select 1 -- a\r; select 2",
                "select '\\'; select 2 --'",
                "select name'\\'; select 2 --'",
                "select E'a' 'b\\'; commit --'",
                "select $$ a $$; select 2",
                "select $1$$ a $$; select 2",
                "select a$$; select 2",
                "do $$ begin end $$; select 1",
                "create function f() returns int begin atomic select 1; end; select 2"
            })
    void severalStatementsAreRefused(String sql) {
        assertThatThrownBy(() -> WrittenSql.read(sql))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("[SeveralStatements]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "begin",
                "BEGIN isolation level serializable;",
                "/* a */ start transaction",
                "commit",
                "commit prepared 'x'",
                "end",
                "rollback to a",
                "abort",
                "savepoint a",
                "release savepoint a",
                "prepare transaction 'x'",
                "set autocommit false"
            })
    void transactionsAreNotControlledByText(String sql) {
        assertThatThrownBy(() -> WrittenSql.read(sql))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("[TransactionControl]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "copy t from stdin",
                "COPY t (a, b) FROM /* */ STDIN with (format csv)",
                "copy t to stdout",
                "copy (select 1) to stdout (format binary)"
            })
    void copyFromAndToTheClientIsRefused(String sql) {
        assertThatThrownBy(() -> WrittenSql.read(sql))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("[CopyData]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-- nothing", ";", " ; /* a */ ;"})
    void textWithoutStatementIsRefused(String sql) {
        assertThatThrownBy(() -> WrittenSql.read(sql)).hasMessageStartingWith("[EmptySql]");
    }

    /** Quotes, comments and dollar quotes say nothing: put anywhere between tokens, they never change what a statement does. */
    @Test
    void whatIsQuotedNeverChangesTheMeaning() {
        Random random = new Random(20_261_130);
        List<List<String>> statements = List.of(
                List.of("select", "a", "from", "t", "where", "b", "=", "1"),
                List.of("with", "s", "as", "(", "select", "1", ")", "select", "*", "from", "s"),
                List.of(
                        "with",
                        "s",
                        "as",
                        "(",
                        "delete",
                        "from",
                        "t",
                        "returning",
                        "1",
                        ")",
                        "select",
                        "*",
                        "from",
                        "s"),
                List.of("with", "s", "as", "(", "select", "1", ")", "insert", "into", "t", "select", "*", "from", "s"),
                List.of("insert", "into", "t", "values", "(", "1", ")"),
                List.of("select", "pay", "(", "1", ")"),
                List.of("select", "count", "(", "*", ")", "from", "t"),
                List.of("select", "a", "from", "final", "table", "(", "delete", "from", "t", ")"),
                List.of("truncate", "t"),
                List.of("call", "pay", "(", ")"));
        for (int round = 0; round < 20_000; round++) {
            List<String> words = statements.get(random.nextInt(statements.size()));
            StringBuilder text = new StringBuilder();
            for (String word : words) {
                text.append(between(random)).append(random.nextBoolean() ? word : word.toUpperCase(Locale.ROOT));
            }
            text.append(between(random))
                    .append(random.nextInt(3) == 0 ? ";" : "")
                    .append(between(random));
            String sql = text.toString();
            assertThat(WrittenSql.read(sql)).as(sql).isEqualTo(WrittenSql.read(String.join(" ", words)));
        }
    }

    /** A literal in the select list is no other than any other, whatever stands in it. */
    @Test
    void whatStandsInALiteralNeverChangesTheMeaning() {
        Random random = new Random(20_261_131);
        for (int round = 0; round < 20_000; round++) {
            String literal = literal(random);
            assertThat(WrittenSql.read("select " + literal + " from t"))
                    .as(literal)
                    .isEqualTo(WrittenSql.read("select 1 from t"));
            assertThat(WrittenSql.read("insert into t values (" + literal + ")"))
                    .as(literal)
                    .isEqualTo(WrittenSql.read("insert into t values (1)"));
            assertThat(WrittenSql.read("select pay(" + literal + ")").effect())
                    .as(literal)
                    .isEqualTo(Effect.UNKNOWN);
        }
    }

    private static String between(Random random) {
        return switch (random.nextInt(5)) {
            case 0 ->
                " -- " + junk(random).replace('\n', ' ').replace('\r', ' ') + (random.nextBoolean() ? "\n" : "\r");
            case 1 -> " /* " + junk(random).replace("*/", "").replace("/*", "") + "*/ ";
            case 2 -> "/* /* ; commit */ " + junk(random).replace("*/", "").replace("/*", "") + " */";
            case 3 -> "\n\t";
            default -> " ";
        };
    }

    private static String literal(Random random) {
        String junk = junk(random);
        return switch (random.nextInt(5)) {
            case 0 -> "'" + junk.replace("'", "''") + "'";
            case 1 -> "E'" + junk.replace("\\", "\\\\").replace("'", random.nextBoolean() ? "\\'" : "''") + "'";
            case 2 -> "$$" + junk.replace("$", "") + "$$";
            case 3 -> "$t1$" + junk.replace("$t1$", "") + "$ $t1$";
            default -> "\"" + junk.replace("\"", "\"\"") + "\"";
        };
    }

    private static String junk(Random random) {
        List<String> pieces = List.of(
                "'",
                "\"",
                "\\",
                "$$",
                "$t$",
                "$1",
                "--",
                "/*",
                "*/",
                ";",
                "commit",
                "insert into t",
                "(",
                ")",
                "pay(",
                " ",
                "\n",
                "\r",
                "`",
                ":a",
                "::",
                "e'",
                "ä");
        StringBuilder junk = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            junk.append(pieces.get(random.nextInt(pieces.size())));
        }
        return junk.toString();
    }
}
