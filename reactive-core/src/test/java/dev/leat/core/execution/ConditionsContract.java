package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.query.Assignment;
import dev.leat.core.query.Column;
import dev.leat.core.query.ColumnSize;
import dev.leat.core.query.ColumnType;
import dev.leat.core.query.Condition;
import dev.leat.core.query.Delete;
import dev.leat.core.query.Expression;
import dev.leat.core.query.Insert;
import dev.leat.core.query.Join;
import dev.leat.core.query.Select;
import dev.leat.core.query.Sort;
import dev.leat.core.query.Table;
import dev.leat.core.query.TextColumn;
import dev.leat.core.query.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Conditions, order, windows and joins find the same rows on every database. */
interface ConditionsContract extends ContractDatabase {
    Table NODE = Table.of("node \"of\" tree");
    Column<Object, Integer> ID = ContractDatabase.column(NODE, "id", ColumnType.INTEGER);
    Column<Object, Integer> PARENT = ContractDatabase.column(NODE, "parent id", ColumnType.INTEGER);
    Column<Object, Integer> RANK = ContractDatabase.column(NODE, "rank", ColumnType.INTEGER);
    TextColumn<Object> NAME = new TextColumn<>(NODE, "name", true, ColumnSize.NONE);

    @BeforeEach
    default void plantTree() {
        run(
                "drop table if exists \"node \"\"of\"\" tree\"",
                "create table \"node \"\"of\"\" tree\" (\"id\" integer primary key, \"parent id\" integer,"
                        + " \"rank\" integer, \"name\" varchar(40))");
        plant(1, null, 10, "root");
        plant(2, 1, 20, "50% off");
        plant(3, 1, null, "50 percent_off");
        plant(4, 2, 40, "back\\slash");
        plant(5, 4, 50, null);
    }

    private void plant(int id, @Nullable Integer parent, @Nullable Integer rank, @Nullable String name) {
        Insert insert = new Insert(
                NODE,
                List.of(
                        new Assignment(ID, id),
                        new Assignment(PARENT, parent),
                        new Assignment(RANK, rank),
                        new Assignment(NAME, name)),
                List.of());
        assertThat(update(insert)).isEqualTo(1);
    }

    @Test
    default void comparisonsFindWhatTheySay() {
        assertThat(find(RANK.eq(20))).containsExactly(2);
        assertThat(find(RANK.ne(20))).containsExactly(1, 4, 5);
        assertThat(find(RANK.lt(20))).containsExactly(1);
        assertThat(find(RANK.le(20))).containsExactly(1, 2);
        assertThat(find(RANK.gt(40))).containsExactly(5);
        assertThat(find(RANK.ge(40))).containsExactly(4, 5);
        assertThat(find(RANK.between(20, 40))).containsExactly(2, 4);
        assertThat(find(RANK.isNull())).containsExactly(3);
        assertThat(find(RANK.isNotNull())).containsExactly(1, 2, 4, 5);
        assertThat(find(new Condition.IsNull<>(List.of(RANK, NAME), true))).containsExactly(1, 2, 4);
    }

    @Test
    default void termsAreGroupedAsWritten() {
        Condition<Object> small = RANK.le(20);
        Condition<Object> named = NAME.isNotNull();
        assertThat(find(small.or(RANK.isNull()).and(PARENT.eq(1)))).containsExactly(2, 3);
        assertThat(find(PARENT.eq(1).and(small).or(RANK.eq(50)))).containsExactly(2, 5);
        assertThat(find(small.not().and(named))).containsExactly(4);
        assertThat(find(small.and(named).not())).containsExactly(4, 5);
        assertThat(find(Condition.all(List.of()))).hasSize(5);
        assertThat(find(Condition.any(List.of()))).isEmpty();
        assertThat(find(Condition.<Object>any(List.of()).not())).hasSize(5);
        assertThat(find(small.and(Condition.any(List.of())))).isEmpty();
    }

    @Test
    default void userTextMatchesOnlyItself() {
        assertThat(find(NAME.contains("%"))).containsExactly(2);
        assertThat(find(NAME.contains("_"))).containsExactly(3);
        assertThat(find(NAME.contains("\\"))).containsExactly(4);
        assertThat(find(NAME.startsWith("50%"))).containsExactly(2);
        assertThat(find(NAME.endsWith("off"))).containsExactly(2, 3);
        assertThat(find(NAME.endsWith("\\slash"))).containsExactly(4);
        assertThat(find(NAME.contains(""))).containsExactly(1, 2, 3, 4);
        assertThat(find(NAME.contains("' or 1=1 --"))).isEmpty();
        assertThat(find(NAME.likePattern("50%off"))).containsExactly(2, 3);
        assertThat(find(NAME.likePattern("50\\% off"))).containsExactly(2);
    }

    @Test
    default void caseIsIgnoredWhereAsked() {
        assertThat(find(NAME.eqIgnoreCase("ROOT"))).containsExactly(1);
        assertThat(find(new Condition.Like<>(NAME, Condition.Match.CONTAINS, "SLASH", false).ignoringCase()))
                .containsExactly(4);
    }

    @Test
    default void rowsAreFoundThroughOtherRows() {
        Condition<Object> underRoot = childOf(ID.eq(1));
        assertThat(find(underRoot)).containsExactly(2, 3);
        assertThat(find(childOf(underRoot))).containsExactly(4);
        assertThat(find(childOf(childOf(underRoot.and(NAME.isNotNull()))))).containsExactly(5);
        assertThat(find(childOf(null))).containsExactly(2, 3, 4, 5);
        assertThat(find(childOf(null).not().or(RANK.eq(50)))).containsExactly(1, 5);
        assertThat(find(childOf(ID.eq(2).or(ID.eq(4))).and(RANK.gt(0)))).containsExactly(4, 5);
    }

    @Test
    default void rowsAreChangedThroughOtherRows() {
        Update promote = new Update(NODE, List.of(new Assignment(RANK, 99)), childOf(ID.eq(1)), List.of(ID, RANK));
        assertThat(rows(promote, row -> row.require(0, ID) + ":" + row.require(1, RANK)))
                .containsExactlyInAnyOrder("2:99", "3:99");
        assertThat(update(new Update(NODE, List.of(new Assignment(NAME, null)), RANK.eq(99), List.of())))
                .isEqualTo(2);
        assertThat(update(new Delete(NODE, childOf(ID.eq(2))))).isEqualTo(1);
        assertThat(find(Condition.all(List.of()))).containsExactly(1, 2, 3, 5);
        assertThat(update(new Delete(NODE, RANK.eq(99)))).isEqualTo(2);
    }

    @Test
    default void orderPutsNullsWhereAsked() {
        assertThat(ordered(List.of(RANK.asc().nullsFirst()))).containsExactly(3, 1, 2, 4, 5);
        assertThat(ordered(List.of(RANK.desc().nullsLast()))).containsExactly(5, 4, 2, 1, 3);
        assertThat(ordered(List.of(PARENT.desc().nullsFirst(), ID.desc()))).containsExactly(1, 5, 4, 3, 2);
    }

    @Test
    default void windowLeavesOutAndLimits() {
        Select all = Select.from(NODE, List.of(ID)).orderBy(List.of(ID.asc()));
        assertThat(ids(all.limit(2))).containsExactly(1, 2);
        assertThat(ids(all.offset(3))).containsExactly(4, 5);
        assertThat(ids(all.offset(1).limit(2))).containsExactly(2, 3);
        assertThat(ids(all.limit(0))).isEmpty();
        assertThat(ids(all.limit(1).locked())).containsExactly(1);
        assertThat(ids(all.unordered().locked())).hasSize(5);
    }

    @Test
    default void joinGivesColumnsOfBothTables() {
        Table child = Table.of("child");
        run("drop table if exists \"child\"", "create table \"child\" (\"node\" integer, \"name\" varchar(9))");
        run("insert into \"child\" values (1, 'a'), (1, 'b'), (2, 'c')");
        Column<Object, Integer> node = ContractDatabase.column(child, "node", ColumnType.INTEGER);
        Column<Object, String> name = ContractDatabase.column(child, "name", ColumnType.STRING);
        Select joined = Select.from(NODE, List.of(NAME, name))
                .join(new Join(
                        child, List.of(ID), List.of(node), name.in("a", "c").or(name.eq("a"))))
                .where(childOf(null).not().or(ID.eq(2)))
                .orderBy(List.of(ID.desc()));
        assertThat(rows(joined, row -> row.require(0, NAME) + "/" + row.require(1, name)))
                .containsExactly("50% off/c", "root/a");
    }

    @Test
    default void rowsAreCounted() {
        Select count = Select.from(NODE, List.of(new Expression.CountAll<>())).where(RANK.gt(10));
        assertThat(rows(count, row -> Objects.requireNonNull(row.get(0, ColumnType.LONG))))
                .containsExactly(3L);
        Select present = Select.from(NODE, List.of(new Expression.Present<>())).limit(1);
        assertThat(rows(present, row -> Objects.requireNonNull(row.get(0, ColumnType.INTEGER))))
                .containsExactly(1);
    }

    @Test
    default void aThousandTermsAreUnderstood() {
        List<Condition<Object>> terms = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            terms.add(RANK.eq(i * 10).and(NAME.isNotNull()));
        }
        assertThat(find(Condition.any(terms))).containsExactly(1, 2, 4);
    }

    private Condition<Object> childOf(@Nullable Condition<Object> parent) {
        return new Condition.Exists<>(List.of(PARENT), List.of(ID), parent);
    }

    private List<Integer> find(Condition<Object> condition) {
        return ids(Select.from(NODE, List.of(ID)).where(condition).orderBy(List.of(ID.asc())));
    }

    private List<Integer> ordered(List<Sort<Object>> terms) {
        return ids(Select.from(NODE, List.of(ID)).orderBy(terms));
    }

    private List<Integer> ids(Select select) {
        return rows(select, row -> row.require(0, ID));
    }
}
