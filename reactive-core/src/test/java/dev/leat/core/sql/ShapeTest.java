package dev.leat.core.sql;

import static dev.leat.core.sql.Shop.ID;
import static dev.leat.core.sql.Shop.NOTE;
import static dev.leat.core.sql.Shop.ORDERS;
import static dev.leat.core.sql.Shop.VERSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.UsageException;
import dev.leat.core.query.Assignment;
import dev.leat.core.query.Column;
import dev.leat.core.query.Condition;
import dev.leat.core.query.Delete;
import dev.leat.core.query.Expression;
import dev.leat.core.query.InsertRows;
import dev.leat.core.query.Query;
import dev.leat.core.query.Select;
import dev.leat.core.query.Update;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text depends on the shape of a query, never on a value in it. */
class ShapeTest {
    private static final List<Column<?, ?>> COLUMNS = List.of(ID, NOTE);
    private static final int TERMS = 100_000;

    private final SqlRenderer renderer = new SqlRenderer(new PostgresDialect());

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "'; drop table orders; --", "$1", "\\", "%_", "\"", "*/", "größer 🌍"})
    void textIsTheSameForAnyValue(String value) {
        List<Function<String, Query>> queries = List.of(
                text -> Select.from(ORDERS, COLUMNS).where(NOTE.eq(text)),
                text -> Select.from(ORDERS, COLUMNS).where(NOTE.in(text, text + "x")),
                text -> Select.from(ORDERS, COLUMNS).where(NOTE.contains(text)),
                text -> Select.from(ORDERS, COLUMNS).limit(text.length()).offset(text.length()),
                text -> Select.from(ORDERS, COLUMNS)
                        .where(new Condition.KeyIn<>(
                                List.of(ID, NOTE),
                                Collections.nCopies(text.length(), List.of((long) text.length(), text)))),
                text -> new Update(ORDERS, List.of(new Assignment(NOTE, text)), NOTE.ne(text), COLUMNS),
                text -> new Delete(ORDERS, NOTE.startsWith(text)),
                text -> new InsertRows(
                        ORDERS, List.of(NOTE), Collections.nCopies(text.length(), new Object[] {text}), COLUMNS));
        for (Function<String, Query> query : queries) {
            assertThat(renderer.render(query.apply(value)).sql())
                    .isEqualTo(renderer.render(query.apply("other")).sql());
        }
    }

    @Test
    void textOfAShapeIsMadeOnce() {
        String first = renderer.render(select(1L)).sql();
        String second = renderer.render(select(2L)).sql();
        assertThat(second).isSameAs(first);
    }

    private static Query select(long id) {
        return Select.from(ORDERS, COLUMNS).where(ID.eq(id)).limit(id);
    }

    @Test
    void equalSelectListsShareATextWhicheverListHoldsThem() {
        String first =
                renderer.render(Select.from(ORDERS, new ArrayList<>(COLUMNS))).sql();
        assertThat(renderer.render(Select.from(ORDERS, COLUMNS.stream().toList()))
                        .sql())
                .isSameAs(first);
        assertThat(renderer.render(Select.from(ORDERS, List.of(NOTE, ID))).sql())
                .isNotEqualTo(first);
        assertThat(renderer.render(Select.from(ORDERS, List.of(new Expression.CountAll<>())))
                        .sql())
                .isNotEqualTo(renderer.render(Select.from(ORDERS, List.of(new Expression.Present<>())))
                        .sql());
    }

    @Test
    void listThatChangesLaterDoesNotChangeTheQuery() {
        List<Column<?, ?>> columns = new ArrayList<>(List.of(ID));
        InsertRows insert = new InsertRows(ORDERS, columns, List.of(), columns);
        String before = renderer.render(insert).sql();
        columns.set(0, NOTE);
        assertThat(renderer.render(new InsertRows(ORDERS, columns, List.of(), columns))
                        .sql())
                .contains("note")
                .isNotEqualTo(before);
        assertThat(renderer.render(insert).sql()).isSameAs(before);
    }

    @Test
    void differentTablesAndSchemasAreDifferentShapes() {
        assertThat(renderer.render(new Delete(ORDERS, VERSION.eq(1))).sql())
                .isNotEqualTo(
                        renderer.render(new Delete(Shop.ITEM, VERSION.eq(1))).sql());
    }

    @Test
    void aHundredThousandTermsAreSpelled() {
        Condition<Shop> any = Condition.any(Collections.nCopies(TERMS, ID.eq(1L)));
        Condition<Shop> all = Condition.all(Collections.nCopies(TERMS, ID.eq(1L).or(VERSION.eq(2))));
        assertThat(renderer.render(Shop.where(any)).sql()).endsWith(" or \"id\" = $" + TERMS);
        assertThat(renderer.render(Shop.where(all)).binds()).hasSize(2 * TERMS);
    }

    @Test
    void aConditionThatIsTooDeepIsRefused() {
        Condition<Shop> deep = ID.eq(1L);
        for (int i = 0; i < TERMS; i++) {
            deep = deep.and(VERSION.eq(1)).or(VERSION.eq(2));
        }
        Query query = Shop.where(deep);
        assertThatThrownBy(() -> renderer.render(query))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("[TooDeep]");
    }

    @Test
    void aThousandLevelsAreSpelled() {
        Condition<Shop> deep = ID.eq(1L);
        for (int i = 0; i < 400; i++) {
            deep = deep.and(VERSION.eq(1)).or(VERSION.eq(2));
        }
        assertThat(renderer.render(Shop.where(deep)).binds()).hasSize(801);
    }

    @Test
    void textShowsNoValueInMessages() {
        assertThat(renderer.render(Shop.where(NOTE.eq("S3CR3T-canary"))).toString())
                .doesNotContain("S3CR3T")
                .contains("1 binds, hidden");
        assertThat(renderer.render(Shop.where(NOTE.eq("S3CR3T-canary"))).binds().toString())
                .doesNotContain("S3CR3T");
    }

    @Test
    void likeEscapesUserText() {
        assertThat(bind(NOTE.contains("5%_\\"))).isEqualTo("%5\\%\\_\\\\%");
        assertThat(bind(NOTE.startsWith("%"))).isEqualTo("\\%%");
        assertThat(bind(NOTE.endsWith("_"))).isEqualTo("%\\_");
        assertThat(bind(NOTE.likePattern("a%"))).isEqualTo("a%");
        assertThat(bind(NOTE.eqIgnoreCase("a%"))).isEqualTo("a%");
    }

    private Object bind(Condition<Shop> condition) {
        return String.valueOf(
                renderer.render(Shop.where(condition)).binds().get(0).value());
    }
}
