package dev.leat.core.sql;

import static dev.leat.core.sql.Shop.ID;
import static dev.leat.core.sql.Shop.ITEM;
import static dev.leat.core.sql.Shop.ITEM_ID;
import static dev.leat.core.sql.Shop.ITEM_ORDER;
import static dev.leat.core.sql.Shop.NOTE;
import static dev.leat.core.sql.Shop.ORDERS;
import static dev.leat.core.sql.Shop.PARENT;
import static dev.leat.core.sql.Shop.VERSION;

import dev.leat.core.query.Condition;
import dev.leat.core.query.Expression;
import dev.leat.core.query.Join;
import dev.leat.core.query.Select;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SelectTextTest {
    private static final String ALL = "select \"id\" from \"shop\".\"orders\"";
    private static final String ALIASED = "select t0.\"id\" from \"shop\".\"orders\" t0";

    static Stream<Spelled> conditions() {
        Condition<Shop> one = ID.eq(1L);
        Condition<Shop> two = VERSION.gt(2);
        return Stream.of(
                where("equal", one, "\"id\" = $1"),
                where("not equal", ID.ne(1L), "\"id\" <> $1"),
                where("less", ID.lt(1L), "\"id\" < $1"),
                where("at most", ID.le(1L), "\"id\" <= $1"),
                where("greater", ID.gt(1L), "\"id\" > $1"),
                where("at least", ID.ge(1L), "\"id\" >= $1"),
                where("between", ID.between(1L, 2L), "\"id\" >= $1 and \"id\" <= $2"),
                where("null", NOTE.isNull(), "\"note\" is null"),
                where("not null", NOTE.isNotNull(), "\"note\" is not null"),
                where(
                        "two not null",
                        new Condition.IsNull<>(List.of(ID, NOTE), true),
                        "\"id\" is not null and \"note\" is not null"),
                where("in", ID.in(1L, 2L, 3L), "\"id\" = any($1)"),
                where("in nothing", ID.in(List.of()), "\"id\" = any($1)"),
                where("not in", ID.notIn(1L), "\"id\" <> all($1)"),
                where("starts", NOTE.startsWith("a"), "\"note\" like $1 escape '\\'"),
                where("equal in any case", NOTE.eqIgnoreCase("a"), "lower(\"note\") = lower($1)"),
                where(
                        "like in any case",
                        new Condition.Like<>(NOTE, Condition.Match.ENDS, "a", true),
                        "lower(\"note\") like lower($1) escape '\\'"),
                where("and", one.and(two), "\"id\" = $1 and \"version\" > $2"),
                where("or", one.or(two), "\"id\" = $1 or \"version\" > $2"),
                where("and in or", one.and(two).or(one), "(\"id\" = $1 and \"version\" > $2) or \"id\" = $3"),
                where("or in and", one.and(two.or(one)), "\"id\" = $1 and (\"version\" > $2 or \"id\" = $3)"),
                where(
                        "flat and",
                        one.and(one).and(one.and(one)),
                        "\"id\" = $1 and \"id\" = $2 and \"id\" = $3 and \"id\" = $4"),
                where("not", one.not(), "not (\"id\" = $1)"),
                where("not or", one.or(two).not().and(one), "not (\"id\" = $1 or \"version\" > $2) and \"id\" = $3"),
                where("not not", one.not().not(), "not (not (\"id\" = $1))"),
                where("all of nothing", Condition.all(List.of()), "true"),
                where("any of nothing", Condition.any(List.of()), "false"),
                where("not any of nothing", Condition.<Shop>any(List.of()).not(), "not (false)"),
                where("all of one", Condition.all(List.of(one)), "\"id\" = $1"));
    }

    private static Spelled where(String name, Condition<Shop> condition, String text) {
        return Spelled.same(name, Shop.where(condition), ALL + " where " + text);
    }

    static Stream<Spelled> existing() {
        Condition<Shop> child = exists(ID.eq(1L));
        return Stream.of(
                Spelled.same(
                        "exists",
                        Shop.where(new Condition.Exists<>(List.of(ID), List.of(ITEM_ORDER), null)),
                        ALIASED + " where exists (select 1 from \"item\" e0 where e0.\"order_id\" = t0.\"id\")"),
                Spelled.same(
                        "exists with or",
                        Shop.where(new Condition.Exists<>(
                                List.of(ID), List.of(ITEM_ORDER), ITEM_ID.eq(1L).or(ITEM_ID.eq(2L)))),
                        ALIASED + " where exists (select 1 from \"item\" e0 where e0.\"order_id\" = t0.\"id\""
                                + " and (e0.\"id\" = $1 or e0.\"id\" = $2))"),
                Spelled.same(
                        "two columns",
                        Shop.where(new Condition.Exists<>(List.of(ID, PARENT), List.of(ITEM_ID, ITEM_ORDER), null)),
                        ALIASED + " where exists (select 1 from \"item\" e0 where e0.\"id\" = t0.\"id\""
                                + " and e0.\"order_id\" = t0.\"parent_id\")"),
                Spelled.same(
                        "self twice",
                        Shop.where(exists(child).and(VERSION.eq(1))),
                        ALIASED + " where exists (select 1 from \"shop\".\"orders\" e0 where e0.\"id\" ="
                                + " t0.\"parent_id\" and exists (select 1 from \"shop\".\"orders\" e1 where e1.\"id\" ="
                                + " e0.\"parent_id\" and e1.\"id\" = $1)) and t0.\"version\" = $2"),
                Spelled.same(
                        "exists inside not inside or",
                        Shop.where(VERSION.eq(1).or(child.not())),
                        ALIASED + " where t0.\"version\" = $1 or not (exists (select 1 from \"shop\".\"orders\" e0"
                                + " where e0.\"id\" = t0.\"parent_id\" and e0.\"id\" = $2))"),
                new Spelled(
                        "composite keys",
                        Shop.where(new Condition.KeyIn<>(List.of(ID, NOTE), List.of(List.of(1L, "a")))),
                        ALL
                                + " where (\"id\", \"note\") in (select * from unnest($1::bigint[], coalesce($2, (select array_agg(x.\"note\") from \"shop\".\"orders\" x where false))))",
                        ALIASED + " join (select distinct * from unnest(cast($1 as bigint array),"
                                + " cast($2 as varchar array)) as u(c0, c1)) k0 on t0.\"id\" = k0.c0 and t0.\"note\" ="
                                + " k0.c1"),
                new Spelled(
                        "composite keys and more",
                        Shop.where(
                                VERSION.eq(1).and(new Condition.KeyIn<>(List.of(ID, NOTE), List.of(List.of(1L, "a"))))),
                        ALL + " where \"version\" = $1 and (\"id\", \"note\") in (select * from unnest($2::bigint[],"
                                + " coalesce($3, (select array_agg(x.\"note\") from \"shop\".\"orders\" x where false))))",
                        ALIASED + " join (select distinct * from unnest(cast($1 as bigint array),"
                                + " cast($2 as varchar array)) as u(c0, c1)) k0 on t0.\"id\" = k0.c0 and t0.\"note\" ="
                                + " k0.c1 where t0.\"version\" = $3"),
                new Spelled(
                        "composite keys, not all of them",
                        Shop.where(new Condition.KeyIn<>(List.of(ID, NOTE), List.of(List.of(1L, "a"))).not()),
                        ALL
                                + " where not ((\"id\", \"note\") in (select * from unnest($1::bigint[], coalesce($2, (select array_agg(x.\"note\") from \"shop\".\"orders\" x where false)))))",
                        ALL + " where not ((\"id\", \"note\") in (select * from unnest(cast($1 as bigint array),"
                                + " cast($2 as varchar array))))"),
                new Spelled(
                        "composite keys, locked",
                        Shop.where(new Condition.KeyIn<>(List.of(ID, NOTE), List.of(List.of(1L, "a"))))
                                .locked(),
                        ALL
                                + " where (\"id\", \"note\") in (select * from unnest($1::bigint[], coalesce($2, (select array_agg(x.\"note\") from \"shop\".\"orders\" x where false)))) for"
                                + " update",
                        ALL + " where (\"id\", \"note\") in (select * from unnest(cast($1 as bigint array),"
                                + " cast($2 as varchar array))) for update"));
    }

    private static Condition<Shop> exists(Condition<Shop> parent) {
        return new Condition.Exists<>(List.of(PARENT), List.of(ID), parent);
    }

    static Stream<Spelled> shapes() {
        Select all = Select.from(ORDERS, List.of(ID, NOTE));
        String two = "select \"id\", \"note\" from \"shop\".\"orders\"";
        Join join =
                new Join(ITEM, List.of(ID), List.of(ITEM_ORDER), ITEM_ID.eq(1L).or(ITEM_ID.eq(2L)));
        return Stream.of(
                Spelled.same("all", all, two),
                Spelled.same(
                        "count",
                        all.columns(List.of(new Expression.CountAll<>())),
                        "select count(*) from \"shop\".\"orders\""),
                Spelled.same(
                        "present",
                        all.columns(List.of(new Expression.Present<>())).limit(1),
                        "select 1 from \"shop\".\"orders\" limit $1"),
                Spelled.same(
                        "order",
                        all.orderBy(List.of(ID.asc(), NOTE.desc().nullsLast()))
                                .orderBy(List.of(VERSION.asc().nullsFirst())),
                        two + " order by \"id\", \"note\" desc nulls last, \"version\" nulls first"),
                Spelled.same("no order", all.orderBy(List.of(ID.desc())).unordered(), two),
                Spelled.same("window", all.limit(10).offset(20), two + " limit $1 offset $2"),
                Spelled.same("offset alone", all.offset(20), two + " offset $1"),
                Spelled.same(
                        "locked",
                        all.where(ID.eq(1L)).limit(1).locked(),
                        two + " where \"id\" = $1 limit $2 for update"),
                Spelled.same(
                        "two wheres",
                        all.where(ID.eq(1L)).where(null).where(NOTE.isNull()),
                        two + " where \"id\" = $1 and \"note\" is null"),
                Spelled.same(
                        "join",
                        all.columns(List.of(ID, ITEM_ID, new Expression.Present<>()))
                                .join(join)
                                .where(VERSION.eq(1))
                                .orderBy(List.of(NOTE.asc())),
                        "select t0.\"id\", t1.\"id\", 1 from \"shop\".\"orders\" t0 join \"item\" t1 on t0.\"id\" ="
                                + " t1.\"order_id\" and (t1.\"id\" = $1 or t1.\"id\" = $2) where t0.\"version\" = $3"
                                + " order by t0.\"note\""),
                Spelled.same(
                        "join without condition",
                        all.join(new Join(ITEM, List.of(ID, PARENT), List.of(ITEM_ORDER, ITEM_ID), null)),
                        "select t0.\"id\", t0.\"note\" from \"shop\".\"orders\" t0 join \"item\" t1 on t0.\"id\" ="
                                + " t1.\"order_id\" and t0.\"parent_id\" = t1.\"id\""));
    }

    static Stream<Spelled> asked() {
        Condition.KeyIn<Shop> notes = new Condition.KeyIn<>(List.of(NOTE), List.of(List.of("a"), List.of("b")));
        Condition.KeyIn<Shop> pairs = new Condition.KeyIn<>(List.of(ID, NOTE), List.of(List.of(1L, "a")));
        Condition.KeyIn<Object> orders = new Condition.KeyIn<>(List.of(ITEM_ORDER), List.of(List.of(1L)));
        String typed = "coalesce($1, (select array_agg(x.\"note\") from \"shop\".\"orders\" x where false))";
        return Stream.of(
                new Spelled(
                        "asked for texts",
                        Shop.where(VERSION.eq(1)).asking(notes).orderBy(List.of(ID.asc())),
                        "select t0.\"id\", k.n from \"shop\".\"orders\" t0 join unnest(" + typed + ") with ordinality"
                                + " as k(c0, n) on t0.\"note\" = k.c0 where t0.\"version\" = $2 order by t0.\"id\"",
                        "select t0.\"id\", k.n from \"shop\".\"orders\" t0 join unnest(cast($1 as varchar array)) with"
                                + " ordinality as k(c0, n) on t0.\"note\" = k.c0 where t0.\"version\" = $2 order by"
                                + " t0.\"id\""),
                new Spelled(
                        "asked for pairs",
                        Select.from(ORDERS, List.of(ID)).asking(pairs),
                        "select t0.\"id\", k.n from \"shop\".\"orders\" t0 join unnest($1::bigint[], "
                                + typed.replace("$1", "$2")
                                + ") with ordinality as k(c0, c1, n) on t0.\"id\" = k.c0 and t0.\"note\" = k.c1",
                        "select t0.\"id\", k.n from \"shop\".\"orders\" t0 join unnest(cast($1 as bigint array),"
                                + " cast($2 as varchar array)) with ordinality as k(c0, c1, n) on t0.\"id\" = k.c0 and"
                                + " t0.\"note\" = k.c1"),
                new Spelled(
                        "asked through a join",
                        Select.from(ORDERS, List.of(ID))
                                .join(new Join(ITEM, List.of(ID), List.of(ITEM_ID), null))
                                .asking(orders),
                        "select t0.\"id\", k.n from \"shop\".\"orders\" t0 join \"item\" t1 on t0.\"id\" = t1.\"id\""
                                + " join unnest($1::bigint[]) with ordinality as k(c0, n) on t1.\"order_id\" = k.c0",
                        "select t0.\"id\", k.n from \"shop\".\"orders\" t0 join \"item\" t1 on t0.\"id\" = t1.\"id\""
                                + " join unnest(cast($1 as bigint array)) with ordinality as k(c0, n) on"
                                + " t1.\"order_id\" = k.c0"),
                new Spelled(
                        "counted for each key",
                        Select.from(ORDERS, List.of(new Expression.CountAll<>()))
                                .groupBy(List.of(NOTE))
                                .asking(notes),
                        "select count(*), k.n from \"shop\".\"orders\" t0 join unnest(" + typed + ") with ordinality as"
                                + " k(c0, n) on t0.\"note\" = k.c0 group by t0.\"note\", k.n",
                        "select count(*), k.n from \"shop\".\"orders\" t0 join unnest(cast($1 as varchar array)) with"
                                + " ordinality as k(c0, n) on t0.\"note\" = k.c0 group by t0.\"note\", k.n"));
    }

    @ParameterizedTest
    @MethodSource({"conditions", "existing", "shapes", "asked"})
    void selectIsSpelled(Spelled row) {
        row.check();
    }
}
