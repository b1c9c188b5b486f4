package dev.leat.core.execution;

import dev.leat.core.Database;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class H2HiddenValuesIT implements HiddenValuesContract {
    private static final Database DATABASE = Database.open("r2dbc:h2:mem:///hidden");

    @BeforeAll
    static void createTables() {
        for (String sql : List.of(
                "create domain word as varchar(100) check (length(value) < 5)",
                "create table vault (id varchar(300) primary key, mood enum('happy', 'sad'), word word, small varchar(3),"
                        + " n integer constraint vault_n check (n > 0), j json, mail varchar(300) unique)",
                "insert into vault (id) values ('x')",
                "create table pet (owner varchar(300) references vault(id))")) {
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
        return 20;
    }

    @Override
    public List<String> hostileStatements() {
        List<String> all = new ArrayList<>(STATEMENTS);
        CASTS.forEach(type -> all.add("select cast(:text as " + type + ")"));
        for (String state : List.of(
                "01000", "08006", "22018", "23505", "23503", "23513", "42000", "42S02", "90105", "HY000", "ZZ999")) {
            all.add("select signal('" + state + "', :text)");
        }
        return all;
    }

    private static final List<String> CASTS = List.of(
            "integer",
            "bigint",
            "smallint",
            "tinyint",
            "numeric(5,2)",
            "real",
            "double precision",
            "decfloat",
            "boolean",
            "uuid",
            "date",
            "time",
            "timestamp",
            "timestamp with time zone",
            "interval day",
            "interval year to month",
            "binary(3)",
            "varbinary(3)",
            "json",
            "geometry",
            "integer array",
            "enum('a', 'b')",
            "word",
            "row(a integer)",
            "character(2)",
            "varchar(2)",
            "nope");

    private static final List<String> STATEMENTS = List.of(
            "execute immediate :text",
            "execute immediate 'select ' || :text",
            "execute immediate 'select * from ' || :text",
            "execute immediate 'drop table \"' || :text || '\"'",
            "insert into vault (id, mail) values (:text, 'a'), (:text, 'b')",
            "insert into vault (id, mail) values (:text || '1', :text), (:text || '2', :text)",
            "merge into vault (id, n) key (id) values (:text, 0)",
            "insert into pet values (:text)",
            "insert into vault (id, mood) values ('y', :text)",
            "insert into vault (id, word) values ('y', :text || 'longer')",
            "insert into vault (id, small) values ('y', :text)",
            "insert into vault (id, n) values (:text, 0)",
            "insert into vault (id, n) values ('y', :text)",
            "insert into vault (id, j) values ('y', :text format json)",
            "update vault set n = :text",
            "update vault set id = null where 'x' <> :text",
            "select id from vault where n = :text",
            "select regexp_replace('a', :text, '')",
            "select regexp_like('a', :text)",
            "select 'a' regexp :text",
            "select regexp_replace('a', 'a', 'b', :text)",
            "select 'a' like :text escape 'ab'",
            "select 'a' like 'b' escape :text",
            "select parsedatetime(:text, 'yyyy')",
            "select parsedatetime('1', :text)",
            "select formatdatetime(now(), :text)",
            "select to_date(:text, 'YYYY-MM-DD')",
            "select to_date('1', :text)",
            "select to_char(1, :text)",
            "select to_timestamp(:text, 'YYYY')",
            "select date_trunc(:text, now())",
            "select dateadd(:text, 1, now())",
            "select now() at time zone :text",
            "select hextoraw(:text)",
            "select stringdecode('\\\\' || :text)",
            "select hash(:text, 'x')",
            "select encrypt(:text, 'ab', 'cd')",
            "select compress('ab', :text)",
            "select utf8tostring(cast(:text as varbinary))",
            "select csvread(:text)",
            "select * from csvread(:text)",
            "select file_read(:text)",
            "select link_schema('a', 'b', :text, 'c', 'd', 'e')",
            "select nextval(:text)",
            "select currval(:text)",
            "select data_type_sql('a', 'b', :text, 'c')",
            "select array_get(array[1], :text)",
            "select cast(cast(array[:text] as varchar array) as integer array)",
            "select cardinality(:text)",
            "select abort_session(:text)",
            "select cancel_session(:text)",
            "select set(@x, cast(:text as integer))",
            "select xmltext(:text, :text)",
            "select json_object('a': :text format json)",
            "select db_object_id('TABLE', :text)",
            "select db_object_id(:text, 'A')",
            "select 1 / (length(:text) - length(:text))",
            "select nope(:text)",
            "select nope from vault where id = :text",
            "select 1 from nope where :text = 'a'",
            "select (select 1 union all select length(:text))",
            "selec :text",
            "select substring(:text from :text)",
            "select power(:text, 2)",
            "runscript from 'nope.' || :text",
            "set schema :text",
            "select * from (values (1, :text), (2))");
}
