package dev.leat.mapper.it.chinook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.query.Column;
import dev.leat.core.query.ColumnType;
import dev.leat.mapper.it.testing.MappedDatabase;
import dev.leat.mapper.mapping.EntityType;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;
import dev.leat.mapper.mapping.Relation;
import dev.leat.mapper.mapping.ToMany;
import dev.leat.mapper.mapping.ToOne;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;

/** Real data: what batched loading gives along each foreign key, both ways, is what a join gives. */
@EnabledIf("isThere")
interface ChinookContract {
    int ROWS = 15_607;

    MappedDatabase database();

    static boolean isThere() {
        return ChinookData.folder() != null;
    }

    static Path folder() {
        return Objects.requireNonNull(ChinookData.folder());
    }

    /** Makes the tables and loads the rows, once for a database. */
    static MappedDatabase filled(MappedDatabase database) {
        Path folder = ChinookData.folder();
        if (folder == null) {
            return database;
        }
        MappedDatabase made = database.with(Chinook.tables().toArray(EntityType<?, ?>[]::new));
        int rows = 0;
        for (EntityType<?, ?> type : Chinook.tables()) {
            rows += ChinookData.load(made, folder, type);
        }
        assertThat(rows).isEqualTo(ROWS);
        return made;
    }

    @Test
    default void readsEveryRowAsItIsInTheFile() {
        for (EntityType<?, ?> type : Chinook.tables()) {
            List<Map<String, String>> rows =
                    Csv.rows(folder().resolve(type.table().name() + ".csv"));
            assertThat(database().value(database().leat().crud(type).find().count()))
                    .as(type.name())
                    .isEqualTo(rows.size());
        }
        Chinook.Customer luis =
                database().value(database().leat().crud(Customer_.entity).findById(1));
        assertThat(luis.firstName()).isEqualTo("Luís");
        assertThat(luis.company()).startsWith("Embraer");
        assertThat(luis.supportRep().<Integer>id()).isEqualTo(3);
    }

    @TestFactory
    default Stream<DynamicTest> loadsAlongEachForeignKeyWhatAJoinGives() {
        List<Map<String, String>> keys = Csv.rows(folder().resolve("foreign_keys.csv"));
        assertThat(keys).hasSize(11);
        return keys.stream().flatMap(key -> {
            String table = key.get("table_name");
            String column = key.get("column_name");
            ToOne<?, ?, ?> forward = toOne(table(table), column);
            ToMany<?, ?, ?> backward = toMany(table(key.get("references_table")), forward);
            List<String> joined = join(forward);
            assertThat(joined).isNotEmpty();
            return Stream.of(
                    DynamicTest.dynamicTest(
                            forward.path(),
                            () -> assertThat(pairs(forward)).containsExactlyInAnyOrderElementsOf(joined)),
                    DynamicTest.dynamicTest(
                            backward.path(),
                            () -> assertThat(pairs(backward)).containsExactlyInAnyOrderElementsOf(joined)));
        });
    }

    @Test
    default void loadsAGraphWithOneStatementForEachRelation() {
        database().recorder().clear();

        List<Chinook.Invoice> invoices = database()
                .list(database()
                        .leat()
                        .crud(Invoice_.entity)
                        .with(
                                Invoice_.customer.with(Customer_.supportRep.with(Employee_.boss)),
                                Invoice_.lines.with(
                                        InvoiceLine_.track.with(Track_.album.with(Album_.artist), Track_.genre)))
                        .all());

        assertThat(invoices).hasSize(412);
        assertThat(database().recorder().count()).isEqualTo(9);
        assertThat(invoices)
                .allSatisfy(invoice -> assertThat(invoice.lines().list())
                        .allSatisfy(line -> assertThat(Objects.requireNonNull(
                                                line.track().get().album().get())
                                        .artist()
                                        .get()
                                        .name())
                                .isNotNull()));
    }

    /** Child and parent of every row that a join finds, as text. */
    private List<String> join(ToOne<?, ?, ?> relation) {
        String child = relation.owner().idColumns().stream()
                .map(id -> "cast(c." + id.name() + " as varchar(20))")
                .collect(Collectors.joining(" || ',' || "));
        String parent = relation.target().idColumns().get(0).name();
        return database()
                .value(database()
                        .leat()
                        .sql("select " + child + " || '>' || cast(p." + parent + " as varchar(20)) from "
                                + relation.owner().table().name() + " c join "
                                + relation.target().table().name() + " p on c."
                                + relation.column().name() + " = p." + parent)
                        .as(ColumnType.STRING)
                        .list());
    }

    /** The same pairs, of what batched loading puts into the handles. */
    private <E, T> List<String> pairs(Relation<E, T> relation) {
        List<String> pairs = new ArrayList<>();
        for (E row : database().list(all(relation.owner(), relation))) {
            Object handle = component(row, relation.name());
            if (handle instanceof Many<?> many) {
                many.list()
                        .forEach(child -> pairs.add(key(relation.target(), child) + ">" + key(relation.owner(), row)));
            } else if (handle instanceof One<?> one && one.get() != null) {
                pairs.add(key(relation.owner(), row) + ">" + key(relation.target(), Objects.requireNonNull(one.get())));
            }
        }
        return pairs;
    }

    private <E, K> reactor.core.publisher.Flux<E> all(EntityType<E, K> type, Relation<E, ?> relation) {
        return database().leat().crud(type).with(relation).all();
    }

    @SuppressWarnings("unchecked") // the row is of this type
    private static <E, K> String key(EntityType<E, K> type, Object row) {
        K id = Objects.requireNonNull(type.id((E) row));
        return type.idParts(id).stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static @Nullable Object component(Object row, String name) {
        RecordComponent component = Arrays.stream(row.getClass().getRecordComponents())
                .filter(candidate -> candidate.getName().equals(name))
                .findFirst()
                .orElseThrow();
        try {
            return component.getAccessor().invoke(row);
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError("a record that cannot be read", impossible);
        }
    }

    private static EntityType<?, ?> table(@Nullable String name) {
        return Chinook.tables().stream()
                .filter(type -> type.table().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ToOne<?, ?, ?> toOne(EntityType<?, ?> type, @Nullable String column) {
        for (Relation<?, ?> relation : type.relations()) {
            if (relation instanceof ToOne<?, ?, ?> toOne && named(toOne.column(), column)) {
                return toOne;
            }
        }
        throw new AssertionError(type.name() + " has no relation by " + column);
    }

    private static boolean named(Column<?, ?> column, @Nullable String name) {
        return column.name().equals(name);
    }

    private static ToMany<?, ?, ?> toMany(EntityType<?, ?> type, ToOne<?, ?, ?> other) {
        for (Relation<?, ?> relation : type.relations()) {
            if (relation instanceof ToMany<?, ?, ?> toMany && toMany.mappedBy() == other) {
                return toMany;
            }
        }
        throw new AssertionError(type.name() + " has no other end of " + other.path());
    }
}
