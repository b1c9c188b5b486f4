package dev.leat.mapper.it.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.error.DataException;
import dev.leat.core.query.ColumnType;
import dev.leat.mapper.Crud;
import dev.leat.mapper.it.testing.MappedDatabase;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** A row that cannot be read says which one, which column, and of which types; never with what in it. */
interface ReadingContract {
    MappedDatabase database();

    private Crud<Member, Long> members() {
        return database().leat().crud(Member_.entity);
    }

    /** The error of reading a member whose row was changed behind the back of the program. */
    private DataException broken(String assignment) {
        Member stored = database().value(members().insert(Member.of("Zoe")));
        database().admin().update("update member set " + assignment + " where id = " + stored.id());
        DataException error =
                database().error(DataException.class, members().findById(Objects.requireNonNull(stored.id())));
        assertThat(error.entity()).isEqualTo("Member");
        assertThat(error.key()).isEqualTo(stored.id());
        assertThat(error).hasMessageContaining("Member: ");
        return error;
    }

    @AfterEach
    default void mend() {
        database().admin().update("delete from member");
    }

    @Test
    default void constructorOfTheEntityIsTold() {
        DataException error = broken("age = 17");
        assertThat(error.code()).isEqualTo("RefusedRow");
        assertThat(error)
                .hasMessageContaining("The constructor of Member threw IllegalArgumentException")
                .hasMessageNotContaining("17")
                .hasMessageNotContaining("Zoe");
        assertThat(error.columns()).containsExactly("id", "name", "age", "grade", "seat_line", "seat_letter");
        assertThat(Objects.requireNonNull(error.getCause()))
                .hasMessageContaining("IllegalArgumentException")
                .hasMessageNotContaining("17")
                .hasNoCause();
    }

    @Test
    default void constructorOfAnEmbeddedRecordIsTold() {
        DataException error = broken("seat_letter = 'secret'");
        assertThat(error.code()).isEqualTo("RefusedRow");
        assertThat(error)
                .hasMessageContaining("The constructor of Seat threw IllegalStateException")
                .hasMessageNotContaining("secret");
    }

    @Test
    default void failedAssertionOfARecordIsTold() {
        DataException error = broken("seat_line = -12");
        assertThat(error.code()).isEqualTo("RefusedRow");
        assertThat(error).hasMessageContaining("AssertionError").hasMessageNotContaining("-12");
    }

    @Test
    default void unknownEnumConstantNamesItsColumn() {
        DataException error = broken("grade = 'HALF'");
        assertThat(error.code()).isEqualTo("UnknownEnumConstant");
        assertThat(error.columns()).containsExactlyInAnyOrder("grade");
        assertThat(error)
                .hasMessageContaining("\"grade\"")
                .hasMessageContaining("Grade")
                .hasMessageNotContaining("HALF");
    }

    @Test
    default void nullNamesItsColumn() {
        database()
                .admin()
                .update("alter table member alter column name "
                        + (database().isPostgres() ? "drop not null" : "set null"));
        DataException error = broken("name = null");
        assertThat(error.code()).isEqualTo("UnexpectedNull");
        assertThat(error.columns()).containsExactly("name");
        assertThat(error).hasMessageContaining("\"name\"").hasMessageContaining("String");
    }

    @Test
    default void narrowingNamesColumnAndBothTypes() {
        alterAge("bigint");
        DataException error = broken("age = 5000000000");
        assertThat(error.code()).isEqualTo("OutOfRange");
        assertThat(error.columns()).containsExactly("age");
        assertThat(error)
                .hasMessageContaining("\"age\" (" + (database().isPostgres() ? "int8" : "bigint") + ") as Integer")
                .hasMessageNotContaining("5000000000");
        database().admin().update("delete from member");
        alterAge("integer");
    }

    private void alterAge(String type) {
        String set = database().isPostgres() ? "type " : "set data type ";
        database().admin().update("alter table member alter column \"age\" " + set + type);
    }

    @Test
    default void columnOfAnotherTypeNamesColumnAndBothTypes() {
        Mono<?> wrong = database()
                .leat()
                .sql("select 1 as one, true as two")
                .map(row -> String.valueOf(row.get(1, ColumnType.UUID)))
                .list();
        DataException error = database().error(DataException.class, wrong);
        assertThat(error.columns()).allMatch("two"::equalsIgnoreCase).hasSize(1);
        assertThat(error).hasMessageContainingAll("bool", "UUID");
    }

    @Test
    default void rowOfAQueryAndOfHandWrittenSqlIsTold() {
        Member stored = database().value(members().insert(Member.of("Max")));
        database().admin().update("update member set age = 3 where id = " + stored.id());
        DataException error = database()
                .error(
                        DataException.class,
                        members().where(Member_.name.eq("Max")).list());
        assertThat(error.key()).isEqualTo(stored.id());
        DataException mapped = database()
                .error(
                        DataException.class,
                        database()
                                .leat()
                                .sql("select * from member")
                                .map(Member_.entity)
                                .list());
        assertThat(mapped.key()).isEqualTo(stored.id());
        assertThat(mapped.code()).isEqualTo("RefusedRow");
    }
}
