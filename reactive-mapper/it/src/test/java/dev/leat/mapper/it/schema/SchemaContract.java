package dev.leat.mapper.it.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.error.BadSqlException;
import dev.leat.core.error.ConstraintViolationException;
import dev.leat.core.error.ConstraintViolationException.Kind;
import dev.leat.core.error.UsageException;
import dev.leat.mapper.Crud;
import dev.leat.mapper.it.testing.MappedDatabase;
import dev.leat.mapper.mapping.EntityType;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;
import dev.leat.mapper.schema.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Making tables, each test in a database of its own. */
interface SchemaContract {
    MappedDatabase newDatabase();

    /** The statements for the tables of a library, in this database's words. */
    String script();

    private static EntityType<?, ?>[] library() {
        return new EntityType<?, ?>[] {Book_.entity, Desk_.entity, Author_.entity, Topic_.entity};
    }

    @Test
    default void scriptIsWrittenForTheDatabase() {
        try (MappedDatabase database = newDatabase()) {
            assertThat(String.join(";\n", database.leat().schema().script(library())))
                    .isEqualTo(script().strip());
            assertThat(database.recorder().count()).isZero();
        }
    }

    @Test
    default void createRunsTheScriptAsOne() {
        try (MappedDatabase database = newDatabase()) {
            Schema schema = database.leat().schema();
            database.run(schema.create(library()));
            assertThat(database.recorder().sql()).isEqualTo(schema.script(library()));
            database.error(BadSqlException.class, schema.create(library()));
            useLibrary(database);
        }
    }

    @Test
    default void createMissingLeavesWhatIsThere() {
        try (MappedDatabase database = newDatabase()) {
            Schema schema = database.leat().schema();
            database.run(schema.createMissing(Author_.entity, Desk_.entity));
            assertThat(database.recorder().sql().subList(1, database.recorder().count()))
                    .isEqualTo(schema.script(Author_.entity, Desk_.entity));
            database.clear();
            database.run(schema.createMissing(library()));
            assertThat(database.recorder().sql())
                    .filteredOn(sql -> sql.startsWith("create table"))
                    .extracting(sql -> sql.substring(0, sql.indexOf('(')))
                    .containsExactlyInAnyOrder(
                            "create table \"book\" ", "create table \"topic\" ", "create table \"book_topic\" ");
            database.clear();
            database.run(schema.createMissing(library()));
            assertThat(database.recorder().count())
                    .as("the question what there is")
                    .isEqualTo(1);
            useLibrary(database);
        }
    }

    private static void useLibrary(MappedDatabase database) {
        Crud<Author, Long> authors = database.leat().crud(Author_.entity);
        Author author = database.value(authors.insert(Author_.create()
                .name("Ada")
                .fee(new Fee(new BigDecimal("12.50"), "EUR"))
                .build()));
        Crud<Book, String> books = database.leat().crud(Book_.entity);
        Book first = new Book("1", One.of(author), One.none(), Many.unloaded());
        Book second = new Book("2", One.of(author), One.to("1"), Many.unloaded());
        database.list(books.insertAll(Flux.just(first, second)));
        Crud<Desk, UUID> desks = database.leat().crud(Desk_.entity);
        database.value(desks.insert(new Desk(new UUID(0, 1), One.of(author))));
        ConstraintViolationException two = database.error(
                ConstraintViolationException.class, desks.insert(new Desk(new UUID(0, 2), One.of(author))));
        assertThat(two.kind()).as("one desk for one author").isEqualTo(Kind.UNIQUE);
        database.error(ConstraintViolationException.class, books.delete(first));
        Book loaded = database.value(books.where(Book_.isbn.eq("2"))
                .with(Book_.precedes, Book_.author, Book_.topics)
                .one());
        Book before = loaded.precedes().get();
        assertThat(before == null ? "none" : before.isbn()).isEqualTo("1");
        assertThat(loaded.author().get().fee()).isEqualTo(new Fee(new BigDecimal("12.50"), "EUR"));
        assertThat(loaded.topics().list()).isEmpty();
    }

    @Test
    default void schemaOfItsOwnAndLongNames() {
        try (MappedDatabase database = newDatabase()) {
            database.admin().update("create schema \"depot\"");
            Schema schema = database.leat().schema();
            database.run(schema.createMissing(Crate_.entity));
            database.clear();
            database.run(schema.createMissing(Crate_.entity));
            assertThat(database.recorder().count()).isEqualTo(1);
            Crud<Crate, Long> crates = database.leat().crud(Crate_.entity);
            Crate lower = database.value(crates.insert(Crate_.create().build()));
            Crate upper = database.value(
                    crates.insert(Crate_.create().below(lower).beside(lower).build()));
            List<Crate> loaded = database.list(crates.find()
                    .orderBy(Crate_.id.asc())
                    .with(Crate_.above, Crate_.below)
                    .all());
            assertThat(loaded.get(0).above().list()).containsExactly(upper);
            assertThat(loaded.get(1).below().get()).isEqualTo(lower);
            assertThat(database.list(
                            crates.where(Crate_.below.is(Crate_.version.eq(0))).all()))
                    .containsExactly(upper);
            List<Crate> updated = database.list(crates.updateAll(Flux.just(upper, lower)));
            assertThat(updated).extracting(Crate::version).containsExactly(1, 1);
            assertThat(database.value(crates.deleteAll(Flux.fromIterable(updated))))
                    .isEqualTo(2);
        }
    }

    @Test
    default void namesThatWouldBeTheSameAreToldApart() {
        try (MappedDatabase database = newDatabase()) {
            Schema schema = database.leat().schema();
            List<String> script = schema.script(ShopOrder_.entity, OrderLine_.entity);
            assertThat(script)
                    .filteredOn(sql -> sql.startsWith("create index") || sql.contains(" unique "))
                    .hasSize(4)
                    .extracting(SchemaContract::nameOf)
                    .doesNotHaveDuplicates()
                    .allMatch(name -> name.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= 63)
                    .noneMatch(name -> name.equals("ix_order_line_item"));
            assertThat(schema.script(OrderLine_.entity, ShopOrder_.entity))
                    .as("whatever their order")
                    .containsExactlyInAnyOrderElementsOf(script);
            database.run(schema.create(Topic_.entity, ShopOrder_.entity, OrderLine_.entity));
        }
    }

    @Test
    default void namesThatAreTakenAreToldApart() {
        try (MappedDatabase database = newDatabase()) {
            Schema schema = database.leat().schema();
            database.run(schema.createMissing(Topic_.entity, ShopOrder_.entity));
            database.run(schema.createMissing(OrderLine_.entity));
            database.clear();
            database.run(schema.createMissing(Topic_.entity, ShopOrder_.entity, OrderLine_.entity));
            assertThat(database.recorder().count()).isEqualTo(1);
        }
    }

    private static String nameOf(String sql) {
        return sql.replaceFirst("^.*(create index|add constraint) \"([^\"]+)\".*$", "$2");
    }

    @Test
    default void tableOfTwoEntitiesIsMadeOnce() {
        try (MappedDatabase database = newDatabase()) {
            Schema schema = database.leat().schema();
            assertThat(schema.script(Topic_.entity, Topic_.entity)).isEqualTo(schema.script(Topic_.entity));
            database.run(schema.create(FullPerson_.entity, SlimPerson_.entity, FullPerson_.entity));
            Shared.FullPerson full = database.value(
                    database.leat().crud(FullPerson_.entity).insert(new Shared.FullPerson(null, "Ada", "note")));
            assertThat(database.value(database.leat()
                                    .crud(SlimPerson_.entity)
                                    .findById(java.util.Objects.requireNonNull(full.id())))
                            .name())
                    .isEqualTo("Ada");
            UsageException conflict = (UsageException) org.assertj.core.api.Assertions.catchThrowable(
                    () -> schema.script(FullPerson_.entity, OtherPerson_.entity));
            assertThat(conflict.code()).isEqualTo("TableConflict");
        }
    }

    @Test
    default void sharedKeyNeedsNoSecondIndex() {
        try (MappedDatabase database = newDatabase()) {
            Schema schema = database.leat().schema();
            assertThat(schema.script(Face_.entity, Head_.entity))
                    .hasSize(3)
                    .filteredOn(sql -> sql.contains("foreign key"))
                    .hasSize(1);
            database.run(schema.create(Face_.entity, Head_.entity));
        }
    }

    @Test
    default void schemaThatIsNotThereIsNamed() {
        try (MappedDatabase database = newDatabase()) {
            for (Mono<Void> create : List.of(
                    database.leat().schema().create(Crate_.entity),
                    database.leat().schema().createMissing(Crate_.entity))) {
                UsageException error = database.error(UsageException.class, create);
                assertThat(error.code()).isEqualTo("MissingSchema");
                assertThat(error).hasMessageContaining("\"depot\"").hasMessageContaining("create schema");
            }
        }
    }

    @Test
    default void tableOfAnotherSchemaIsNotTakenForThisOne() {
        try (MappedDatabase database = newDatabase()) {
            database.admin().script("create schema \"other\"", "create table \"other\".\"topic\" (x integer)");
            database.run(database.leat().schema().createMissing(Topic_.entity));
            assertThat(database.value(database.leat().crud(Topic_.entity).find().count()))
                    .isZero();
        }
    }

    @Test
    default void nameThatDiffersInCaseIsTakenForTheSameWhereTheDatabaseDoesSo() {
        try (MappedDatabase database = newDatabase()) {
            database.admin()
                    .update("create table \"Topic\" (id integer generated by default as identity primary key,"
                            + " \"order\" varchar(20) not null)");
            database.run(database.leat().schema().createMissing(Topic_.entity));
            assertThat(database.value(database.leat().crud(Topic_.entity).find().count()))
                    .isZero();
        }
    }
}
