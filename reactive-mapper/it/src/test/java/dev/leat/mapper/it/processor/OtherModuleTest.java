package dev.leat.mapper.it.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entities that were compiled before: in another module, or by an earlier run of an incremental build. */
class OtherModuleTest {
    private static final String IMPORTS = """
            import dev.leat.mapper.CrudRepository;
            import dev.leat.mapper.annotation.*;
            import dev.leat.mapper.mapping.*;
            import java.util.*;
            import org.jspecify.annotations.Nullable;
            import reactor.core.publisher.*;
            """;

    @TempDir
    private Path folder;

    @Test
    void knowsWhatMayBeNullInEntitiesOfAnotherModule() {
        Compilation compilation = compileAgainst(people(true), """
                @Repository interface People extends CrudRepository<base.Person, Long> {
                    Flux<base.Person> findByNoteIsNull();
                    Flux<base.Person> findByHomeZipIsNullAndBossNoteIsNotNull();
                    Flux<base.Person> findByBossIsNull();
                    @Sql("select name, count(*) count from person group by name") Flux<base.NameCount> perName();
                }
                @Entity record Visit(@Id long id, One<base.Person> person, @Embedded base.Address at) {}
                @Repository interface Visits extends CrudRepository<Visit, Long> {
                    Flux<Visit> findByPersonNoteIsNullAndAtZipIsNullAndPersonId(long id);
                }
                """);
        assertThat(compilation.diagnostics()).isEmpty();
        assertThat(compilation.generated()).containsOnlyKeys("People_.java", "Visit_.java", "Visits_.java");
        assertThat(compilation.generated().get("Visit_.java"))
                .contains("new TextColumn<>(TABLE, \"at_street\", false, ColumnSize.NONE)")
                .contains("new TextColumn<>(TABLE, \"at_zip\", true, ColumnSize.NONE)")
                .contains("ToOne<Visit, Person, Long> person");
        assertThat(compilation.generated().get("People_.java")).contains(".map(NameCount_.row)");
    }

    @Test
    void knowsWhatIsNeverNullInEntitiesOfAnotherModule() {
        Compilation compilation = compileAgainst(people(true), """
                @Repository interface People extends CrudRepository<base.Person, Long> {
                    Flux<base.Person> findByNameIsNull();
                }
                """);
        assertThat(compilation.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.text())
                        .startsWith("[NeverNull] findByNameIsNull asks whether name is null, which it never is."));
    }

    @Test
    void refusesEntitiesThatWereCompiledWithoutTheProcessor() {
        Path jar = people(false);
        Compilation relation = compileAgainst(jar, "@Entity record Visit(@Id long id, One<base.Person> person) {}");
        Compilation repository =
                compileAgainst(jar, "@Repository interface People extends CrudRepository<base.Person, Long> {}");
        assertThat(relation.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.text())
                        .startsWith(
                                "[NoMetamodel] Visit.person relates to Person, of which only the class file is here.")
                        .contains("compile Person with the processor of Leat"));
        assertThat(repository.errors())
                .singleElement()
                .satisfies(
                        error -> assertThat(error.text())
                                .startsWith(
                                        "[NoMetamodel] People is a repository of Person, of which only the class file is here."));
    }

    /** Since 22 javac shows type annotations of class files; before, the processor reads them there. */
    @Test
    void embedsPlainRecordsOfAnotherModule() {
        Compilation compilation =
                compileAgainst(people(true), "@Entity record Visit(@Id long id, @Embedded base.Loose loose) {}");
        assertThat(compilation.errors()).isEmpty();
        assertThat(compilation.generated().get("Visit_.java")).contains("\"loose_b\", true");
    }

    @Test
    void generatesTheSameWhenOnlyOneFileIsCompiledAgain() {
        Path all = folder.resolve("all");
        Compilation.write(
                all,
                "shop/Order.java",
                "package shop;\n" + IMPORTS
                        + "@Entity public record Order(@Id long id, One<@Nullable Customer> customer, @Embedded Customer.Place to) {}");
        Compilation.write(all, "shop/Customer.java", "package shop;\n" + IMPORTS + """
                @Entity public record Customer(@Id long id, @Nullable String note, Many<Order> orders,
                    @JoinTable("t") Many<Order> liked) {
                    @Embedded public record Place(String city, @Nullable String zip) {}
                }
                """);
        Compilation whole = Compilation.of(all, folder.resolve("first"));
        assertThat(whole.errors()).isEmpty();
        for (String name : List.of("Order", "Customer")) {
            Path one = Compilation.write(
                    folder.resolve(name), name + ".java", text(all.resolve("shop/" + name + ".java")));
            Compilation again = Compilation.of(one, folder.resolve("again" + name), folder.resolve("first/classes"));
            assertThat(again.errors()).isEmpty();
            assertThat(again.generated()).containsKey(name + "_.java");
            assertThat(whole.generated()).containsAllEntriesOf(again.generated());
        }
    }

    private Compilation compileAgainst(Path jar, String source) {
        Path sources = folder.resolve("app" + source.hashCode());
        Compilation.write(sources, "app/App.java", "package app;\n" + IMPORTS + source);
        return Compilation.of(sources, folder.resolve("out" + source.hashCode()), jar);
    }

    /** A jar of entities, compiled in a run of its own. */
    private Path people(boolean withProcessor) {
        Path sources = folder.resolve("base-source");
        String head = "package base;\n" + IMPORTS;
        Compilation.write(
                sources,
                "base/Person.java",
                head
                        + "@Entity public record Person(@Id @Generated @Nullable Long id, String name, @Nullable String note,"
                        + " @Embedded Address home, One<@Nullable Person> boss) {}");
        Compilation.write(
                sources,
                "base/Address.java",
                head + "@Embedded public record Address(String street, @Nullable String zip) {}");
        Compilation.write(
                sources,
                "base/NameCount.java",
                head + "@Row public record NameCount(String name, @Nullable Long count) {}");
        Compilation.write(sources, "base/Loose.java", head + "public record Loose(String a, @Nullable String b) {}");
        Path out = folder.resolve("base");
        Compilation compilation =
                withProcessor ? Compilation.of(sources, out) : Compilation.of(List.of(), sources, out);
        assertThat(compilation.errors()).isEmpty();
        return jar(out.resolve("classes"), folder.resolve("base.jar"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path jar(Path classes, Path jar) {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> paths = Files.walk(classes)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(path).toString()));
                Files.copy(path, out);
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
