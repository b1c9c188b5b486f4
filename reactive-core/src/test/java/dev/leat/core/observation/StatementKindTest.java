package dev.leat.core.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.sql.BoundStatement;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementKindTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            select "id", "name" from "author" where "id" = $1                        | select | author
            SELECT * FROM shop.orders o JOIN item i ON true                          | select | shop.orders
            select "x" from "my schema"."my table"                                   | select | my schema.my table
            select count(*) from (select 1 from "book") b                            | select | book
            select * from unnest($1) k join "book" b on b.id = k                     | select | none
            insert into "book" ("title") select * from unnest($1) returning "id"     | insert | book
            select "id" from final table (insert into "book" ("title") values ($1))  | insert | book
            update only "book" set "title" = $1                                      | update | book
            delete from "book"                                                       | delete | book
            with x as (select 1 from a) select * from x                              | select | a
            create table "pen" ("id" bigint)                                         | create | pen
            with s as (select 1 from a) insert into b select * from s                | insert | b
            select "update" from "book" for update                                   | select | book
            select extract(year from "at") from "book"                               | select | book
            select 1 is distinct from 2 from "book"                                  | select | book
            truncate table only "book"                                               | truncate | book
            truncate "book"                                                          | truncate | book
            table "book"                                                             | other  | book
            drop table if exists "book"                                              | drop   | book
            vacuum                                                                   | other  | none
            select 1                                                                 | select | none
            """)
    void readsOperationAndTable(String sql, String operation, String table) {
        assertThat(StatementKind.of(BoundStatement.written(sql, List.of()).meaning()))
                .isEqualTo(new StatementKind(operation, table));
    }
}
