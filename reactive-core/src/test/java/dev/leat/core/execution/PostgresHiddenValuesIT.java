package dev.leat.core.execution;

import dev.leat.core.Database;
import dev.leat.core.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresHiddenValuesIT implements HiddenValuesContract {
    @RegisterExtension
    static final TestDatabase SERVER = TestDatabase.create();

    private static final Database DATABASE = Database.open(SERVER.url());

    /** All that PL/pgSQL can raise with a text of its own: every class, and some that nobody has. */
    private static final List<String> RAISED = List.of(
            "01000", "02000", "08006", "0A000", "21000", "22000", "22P02", "23000", "23001", "23503", "23505", "23514",
            "25006", "25P02", "25P04", "26000", "28000", "2BP01", "3D000", "40001", "40003", "42601", "42703", "42P01",
            "44000", "53100", "53300", "54000", "55000", "55P03", "57014", "57P01", "58030", "72000", "F0000", "HV000",
            "P0001", "XX000", "ZZ999");

    @BeforeAll
    static void createCode() {
        for (String sql : List.of(
                "create type mood as enum ('happy', 'sad')",
                "create domain word as text constraint word_length check (length(value) < 5)",
                "create table vault (id text primary key, mood mood, word word, small varchar(3), n integer, j jsonb,"
                        + " constraint vault_n check (n > 0))",
                "insert into vault values ('x')",
                "create view open_vault as select * from vault where n > 5 with check option",
                "create function raising(state text, said text) returns text language plpgsql as $$ begin raise exception"
                        + " using errcode = state, message = said, detail = said, hint = said, constraint = said,"
                        + " table = said, column = said, datatype = said, schema = said; end $$",
                "create function asserting(said text) returns text language plpgsql as"
                        + " $$ begin assert false, said; return said; end $$",
                "create function noticing(said text) returns text language plpgsql as"
                        + " $$ begin raise warning '%', said; raise notice '%', said; return 1 / 0; end $$",
                "create function running(said text) returns text language plpgsql as"
                        + " $$ begin execute said; return said; end $$",
                "create function naming(form text, said text) returns text language plpgsql as"
                        + " $$ begin execute format(form, said); return said; end $$",
                "create function strictly(said text) returns text language plpgsql as $$ declare found text; begin"
                        + " select id into strict found from vault where id = said; return found; end $$",
                "create function deep(said text) returns text language sql as $$ select said::integer::text $$",
                "create function cases(said text) returns text language plpgsql as"
                        + " $$ begin case said when 'a' then return said; end case; end $$",
                "create function checked() returns trigger language plpgsql as"
                        + " $$ begin raise exception 'no % here', new.id using errcode = '23514'; end $$",
                "create table watched (id text)",
                "create trigger checked before insert on watched for each row execute function checked()")) {
            DATABASE.sql(sql).update().block(LIMIT);
        }
    }

    @AfterAll
    static void close() {
        DATABASE.close().block(LIMIT);
    }

    @Override
    public Database database() {
        return DATABASE;
    }

    @Override
    public int leastStates() {
        return 55;
    }

    @Override
    public List<String> hostileStatements() {
        List<String> all = new ArrayList<>(STATEMENTS);
        RAISED.forEach(state -> all.add("select raising('" + state + "', :text)"));
        NAMES.forEach(form -> all.add("select naming('" + form + "', :text)"));
        CASTS.forEach(type -> all.add("select cast(cast(:text as text) as " + type + ")"));
        return all;
    }

    private static final List<String> CASTS = List.of(
            "integer",
            "bigint",
            "smallint",
            "numeric(5,2)",
            "real",
            "double precision",
            "boolean",
            "uuid",
            "date",
            "time",
            "timestamp",
            "timestamptz",
            "interval",
            "bytea",
            "json",
            "jsonb",
            "xml",
            "inet",
            "cidr",
            "macaddr",
            "bit(3)",
            "bit varying(3)",
            "money",
            "point",
            "box",
            "polygon",
            "circle",
            "tsvector",
            "tsquery",
            "int4range",
            "tstzrange",
            "integer[]",
            "text[]",
            "mood",
            "word",
            "regclass",
            "regproc",
            "regtype",
            "regrole",
            "regnamespace",
            "regconfig",
            "oid",
            "pg_lsn",
            "xid8",
            "jsonpath",
            "txid_snapshot",
            "vault",
            "tid",
            "refcursor",
            "\"char\"",
            "name");

    /** What the format makes a statement of. */
    private static final List<String> NAMES = List.of(
            "select %I",
            "select %s",
            "select * from %I",
            "select %I()",
            "select %I.x from vault",
            "set %I = 1",
            "select vault.%I from vault",
            "select cast(1 as %I)",
            "drop table %I",
            "drop function %I",
            "drop type %I",
            "select 1 as %1$I, nope",
            "create table vault (%I integer)",
            "create table %1$I (%1$I text, %1$I text)",
            "create index %I on vault (nope)",
            "alter table vault add constraint %I check (id = ''y'')",
            "alter table vault add constraint %I foreign key (id) references vault (small)",
            "create table temporary_%1$s (x integer constraint %1$I check (x > 0)); insert into temporary_%1$s values (0)",
            "create temporary table own (x integer constraint %I check (x > 0)) on commit drop; insert into own values (0)",
            "create temporary table own (%I integer not null) on commit drop; insert into own values (null)",
            "create temporary table own (x text constraint %1$I primary key) on commit drop;"
                    + " insert into own values (%1$L), (%1$L)",
            "create domain own as integer constraint %I check (value > 0); select cast(0 as own)",
            "create type own as enum (%1$L, %1$L)",
            "declare %1$I cursor for nope",
            "fetch %I",
            "close %I",
            "execute %I",
            "deallocate %I",
            "release savepoint %I",
            "set role %I",
            "grant select on vault to %I",
            "set search_path = %L;",
            "listen %I; nope",
            "comment on column vault.%I is null",
            "copy vault from %L",
            "load %L",
            "do %L",
            "create extension %I",
            "select * from json_to_recordset(%L) as x",
            "create collation %I from nope",
            "select nextval(%L)",
            "set timezone = %L",
            "set datestyle = %L",
            "set lock_timeout = %L");

    private static final List<String> STATEMENTS = List.of(
            "select to_tsquery(:text)",
            "select to_tsquery(cast(:text as regconfig), 'x')",
            "select nextval(:text)",
            "select currval(:text)",
            "select setval(:text, 1)",
            "select cast(:text as regclass)",
            "select set_config(:text, 'x', false)",
            "select set_config('lock_timeout', :text, false)",
            "select set_config('timezone', :text, false)",
            "select current_setting(:text)",
            "select asserting(:text)",
            "select noticing(:text)",
            "select running(:text)",
            "select strictly(:text)",
            "select deep(:text)",
            "select cases(:text)",
            "insert into watched values (:text)",
            "insert into vault (id) values (:text), (:text)",
            "insert into vault (id, mood) values ('y', cast(cast(:text as text) as mood))",
            "insert into vault (id, word) values ('y', :text)",
            "insert into vault (id, small) values ('y', :text)",
            "insert into vault (id, n) values (:text, 0)",
            "insert into open_vault (id, n) values (:text, 1)",
            "insert into vault (id, j) values ('y', cast(cast(:text as text) as jsonb))",
            "update vault set n = cast(cast(:text as text) as integer)",
            "select 'a' ~ :text",
            "select regexp_replace('a', 'a', 'b', :text)",
            "select 'a' like 'b' escape :text",
            "select 'a' similar to :text",
            "select to_timestamp('1', :text)",
            "select to_date(:text, 'YYYY-MM-DD')",
            "select to_number(:text, '999')",
            "select to_char(1, :text)::integer",
            "select date_trunc(:text, now())",
            "select extract(day from now() at time zone :text)",
            "select encode('x', :text)",
            "select decode(:text, 'hex')",
            "select decode(:text, 'base64')",
            "select convert('x', :text, 'UTF8')",
            "select convert_from('x', :text)",
            "select pg_size_bytes(:text)",
            "select parse_ident(:text)",
            "select make_interval(days => cast(cast(:text as text) as integer))",
            "select jsonb_path_query('{}', cast(cast(:text as text) as jsonpath))",
            "select jsonb_set('1', array[cast(:text as text)], '1')",
            "select jsonb_set('[1]', array[cast(:text as text)], '1')",
            "select cast(jsonb_build_object('a', cast(:text as text)) -> 'a' as integer)",
            "select * from json_populate_record(null::vault, cast(cast(:text as text) as json))",
            "select json_object(array[:text]::text[])",
            "select json_object_agg(null, cast(:text as text))",
            "select xpath(:text, '<a/>')",
            "select xmlelement(name a, xmlattributes(cast(:text as text) as b))::text::integer",
            "select query_to_xml(:text, true, true, '')",
            "select table_to_xml(cast(:text as regclass), true, true, '')",
            "select ts_rewrite(to_tsquery('a'), :text)",
            "select ts_stat(:text)",
            "select * from ts_parse(:text, 'x')",
            "select ts_headline(cast(:text as regconfig), 'x', to_tsquery('a'))",
            "select ts_headline('x', to_tsquery('a'), :text)",
            "select pg_read_file(:text)",
            "select pg_ls_dir(:text)",
            "select lo_import(:text)",
            "select pg_get_viewdef(:text)",
            "select pg_get_serial_sequence(:text, 'x')",
            "select pg_get_serial_sequence('vault', :text)",
            "select has_table_privilege(:text, 'vault', 'select')",
            "select has_table_privilege('vault', :text)",
            "select has_schema_privilege(:text, 'usage')",
            "select has_column_privilege('vault', :text, 'select')",
            "select pg_column_size(cast(:text as regclass))",
            "select pg_terminate_backend(cast(cast(:text as text) as integer))",
            "select array[1, 2]::integer[] || cast(cast(:text as text) as integer[])",
            "select string_to_array(:text, ',')::integer[]",
            "select cast(:text as text collate nope)",
            "select :text collate nope",
            "select nope(:text)",
            "select nope from vault where id = :text",
            "select 1 from nope where :text = 'a'",
            "select cast(:text as nope)",
            "select id from vault where n = :text",
            "selec :text",
            "select repeat(:text, 2000000000)",
            "select lpad(:text, 2000000000)",
            "select format(:text, 1)",
            "select format('%' || :text, 1)",
            "select chr(0) || :text",
            "select substring(cast(:text as text) from 1 for -1)",
            "select overlay(cast(:text as text) placing 'a' from 0)",
            "select setseed(length(:text))",
            "select ntile(0) over (order by cast(:text as text))",
            "select 1 / (length(:text) - length(:text))",
            "select percentile_cont(2) within group (order by n) from vault where id <> :text",
            "select crypt(:text, 'x')",
            "select cast(:text as text) from vault for update nowait; ",
            "create table made_by_statement as select :text as a, nope",
            "explain select cast(cast(:text as text) as integer) from nope");
}
