package dev.leat.core.sql;

import static dev.leat.core.sql.Shop.ID;
import static dev.leat.core.sql.Shop.NOTE;
import static dev.leat.core.sql.Shop.ORDERS;
import static dev.leat.core.sql.Shop.PARENT;
import static dev.leat.core.sql.Shop.VERSION;

import dev.leat.core.query.Assignment;
import dev.leat.core.query.Column;
import dev.leat.core.query.Condition;
import dev.leat.core.query.Delete;
import dev.leat.core.query.DeleteRows;
import dev.leat.core.query.Insert;
import dev.leat.core.query.InsertRows;
import dev.leat.core.query.Update;
import dev.leat.core.query.UpdateRows;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChangeTextTest {
    private static final String TABLE = "\"shop\".\"orders\"";
    private static final List<Assignment> VALUES = List.of(new Assignment(NOTE, "a"), new Assignment(VERSION, null));
    private static final List<Column<?, ?>> KEY = List.of(ID, VERSION);
    private static final List<@Nullable Object[]> ROWS = List.of(new Object[] {1L, 2, "a"}, new Object[] {2L, 2, "b"});

    private static final String TYPED = "coalesce($1, (select array_agg(x.\"note\") from " + TABLE + " x where false))";
    private static final List<Column<?, ?>> TEXT_KEY = List.of(NOTE, VERSION);
    private static final List<@Nullable Object[]> NOTES = List.<@Nullable Object[]>of(new Object[] {"a"});

    static Stream<Spelled> single() {
        String insert = "insert into " + TABLE + " (\"note\", \"version\") values ($1, $2)";
        String update = "update " + TABLE + " set \"note\" = $1, \"version\" = $2 where \"id\" = $3";
        return Stream.of(
                Spelled.same("insert", new Insert(ORDERS, VALUES, List.of()), insert),
                new Spelled(
                        "insert returning",
                        new Insert(ORDERS, VALUES, List.of(ID, NOTE)),
                        insert + " returning \"id\", \"note\"",
                        "select \"id\", \"note\" from final table (" + insert + ")"),
                new Spelled(
                        "insert defaults",
                        new Insert(ORDERS, List.of(), List.of(ID)),
                        "insert into " + TABLE + " default values returning \"id\"",
                        "select \"id\" from final table (insert into " + TABLE + " default values)"),
                Spelled.same("update", new Update(ORDERS, VALUES, ID.eq(1L), List.of()), update),
                new Spelled(
                        "update returning",
                        new Update(ORDERS, VALUES, ID.eq(1L), List.of(ID)),
                        update + " returning \"id\"",
                        "select \"id\" from final table (" + update + ")"),
                Spelled.same(
                        "update through a relation",
                        new Update(ORDERS, List.of(new Assignment(NOTE, null)), withParent(), List.of()),
                        "update " + TABLE + " t0 set \"note\" = $1 where exists (select 1 from " + TABLE
                                + " e0 where e0.\"id\" = t0.\"parent_id\" and e0.\"version\" = $2)"),
                Spelled.same("delete", new Delete(ORDERS, ID.eq(1L)), "delete from " + TABLE + " where \"id\" = $1"),
                Spelled.same(
                        "delete through a relation",
                        new Delete(ORDERS, withParent()),
                        "delete from " + TABLE + " t0 where exists (select 1 from " + TABLE
                                + " e0 where e0.\"id\" = t0.\"parent_id\" and e0.\"version\" = $1)"));
    }

    private static Condition<Shop> withParent() {
        return new Condition.Exists<>(List.of(PARENT), List.of(ID), VERSION.eq(1));
    }

    static Stream<Spelled> many() {
        return Stream.of(
                new Spelled(
                        "insert rows",
                        new InsertRows(ORDERS, List.of(ID, VERSION, NOTE), ROWS, List.of(ID)),
                        "insert into " + TABLE + " (\"id\", \"version\", \"note\") select c0, c1, c2 from"
                                + " unnest($1::bigint[], $2::integer[], $3::text[]) with ordinality as v(c0, c1, c2, n)"
                                + " order by n returning \"id\"",
                        "select \"id\" from final table (insert into " + TABLE + " (\"id\", \"version\", \"note\")"
                                + " select c0, c1, c2 from unnest(cast($1 as bigint array), cast($2 as integer array),"
                                + " cast($3 as varchar array)) with ordinality as v(c0, c1, c2, n) order by n)"),
                new Spelled(
                        "update rows",
                        new UpdateRows(ORDERS, KEY, VERSION, List.of(NOTE), ROWS, List.of(ID, VERSION)),
                        "update " + TABLE + " t0 set \"note\" = v.c2, \"version\" = t0.\"version\" + 1 from"
                                + " unnest($1::bigint[], $2::integer[], $3::text[]) as v(c0, c1, c2) where t0.\"id\" ="
                                + " v.c0 and t0.\"version\" = v.c1 returning t0.\"id\", t0.\"version\"",
                        "select \"id\", \"version\" from final table (merge into " + TABLE + " t0 using (select * from"
                                + " unnest(cast($1 as bigint array), cast($2 as integer array), cast($3 as varchar"
                                + " array)) as u(c0, c1, c2)) v on (t0.\"id\" = v.c0 and t0.\"version\" = v.c1) when"
                                + " matched then update set \"note\" = v.c2, \"version\" = t0.\"version\" + 1)"),
                new Spelled(
                        "update rows that only count",
                        new UpdateRows(ORDERS, List.of(ID), null, List.of(VERSION), ROWS, List.of()),
                        "update " + TABLE + " t0 set \"version\" = v.c1 from unnest($1::bigint[], $2::integer[]) as"
                                + " v(c0, c1) where t0.\"id\" = v.c0",
                        "merge into " + TABLE + " t0 using (select * from unnest(cast($1 as bigint array), cast($2 as"
                                + " integer array)) as u(c0, c1)) v on (t0.\"id\" = v.c0) when matched then update set"
                                + " \"version\" = v.c1"),
                new Spelled(
                        "delete rows",
                        new DeleteRows(ORDERS, KEY, ROWS, List.of(ID)),
                        "delete from " + TABLE + " t0 using unnest($1::bigint[], $2::integer[]) as v(c0, c1) where"
                                + " t0.\"id\" = v.c0 and t0.\"version\" = v.c1 returning t0.\"id\"",
                        "select \"id\" from old table (merge into " + TABLE
                                + " t0 using (select * from unnest(cast($1 as bigint array), cast($2 as integer"
                                + " array)) as u(c0, c1)) v on (t0.\"id\" = v.c0 and t0.\"version\" = v.c1) when"
                                + " matched then delete)"),
                new Spelled(
                        "update numbered rows",
                        new UpdateRows(
                                ORDERS,
                                TEXT_KEY,
                                VERSION,
                                List.of(ID),
                                List.<@Nullable Object[]>of(new Object[] {"a", 1, 1L}),
                                List.of(ID),
                                true),
                        "update " + TABLE + " t0 set \"id\" = v.c2, \"version\" = t0.\"version\" + 1 from unnest("
                                + TYPED
                                + ", $2::integer[], $3::bigint[]) with ordinality as v(c0, c1, c2, n) where t0.\"note\""
                                + " is not distinct from v.c0 and t0.\"version\" = v.c1 returning t0.\"id\", v.n",
                        "select f.\"id\", case when cast(f.\"note\" as varchar) = any($1) then 0 else (select min(v.n) from"
                                + " unnest(cast($2 as varchar array)) with ordinality as v(c0, n) where f.\"note\" is"
                                + " not distinct from v.c0) end from final table (merge into " + TABLE
                                + " t0 using (select * from unnest(cast($3 as varchar array), cast($4 as integer array),"
                                + " cast($5 as bigint array)) as u(c0, c1, c2)) v on (t0.\"note\" is not distinct from v.c0 and t0.\"version\""
                                + " = v.c1) when matched then update set \"id\" = v.c2, \"version\" = t0.\"version\" + 1)"
                                + " f"),
                new Spelled(
                        "delete numbered rows",
                        new DeleteRows(ORDERS, List.of(NOTE), NOTES, List.of(ID), true),
                        "delete from " + TABLE + " t0 using unnest(" + TYPED
                                + ") with ordinality as v(c0, n) where t0.\"note\" is not distinct from v.c0 returning t0.\"id\", v.n",
                        "select f.\"id\", case when cast(f.\"note\" as varchar) = any($1) then 0 else (select min(v.n) from"
                                + " unnest(cast($2 as varchar array)) with ordinality as v(c0, n) where f.\"note\" is"
                                + " not distinct from v.c0) end from old table (merge into " + TABLE
                                + " t0 using (select * from unnest(cast($3 as varchar array)) as u(c0)) v on (t0.\"note\""
                                + " is not distinct from v.c0) when matched then delete) f"),
                new Spelled(
                        "delete rows that only count",
                        new DeleteRows(ORDERS, List.of(ID), ROWS, List.of()),
                        "delete from " + TABLE + " t0 using unnest($1::bigint[]) as v(c0) where t0.\"id\" = v.c0",
                        "merge into " + TABLE
                                + " t0 using (select * from unnest(cast($1 as bigint array)) as u(c0)) v on"
                                + " (t0.\"id\" = v.c0) when matched then delete"));
    }

    @ParameterizedTest
    @MethodSource({"single", "many"})
    void changeIsSpelled(Spelled row) {
        row.check();
    }
}
