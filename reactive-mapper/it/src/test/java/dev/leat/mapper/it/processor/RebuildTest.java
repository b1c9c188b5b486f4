package dev.leat.mapper.it.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What compiles as a whole compiles file by file against the class files, to the same classes. */
class RebuildTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    static Stream<Program> programs() throws IOException {
        List<Program> all = new ArrayList<>();
        for (String feature : List.of("order", "types", "relations", "repository")) {
            try (Stream<Path> files = Files.list(GOLDEN.resolve(feature))) {
                all.add(new Program(
                        feature,
                        "",
                        "",
                        files.filter(Files::isRegularFile)
                                .collect(Collectors.toMap(
                                        file -> file.getFileName().toString(), RebuildTest::text))));
            }
        }
        return Stream.concat(all.stream(), Program.in("rebuild.txt"));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void compilesEachFileAlone(Program program, @TempDir Path folder) {
        Compilation whole = program.compile(folder.resolve("whole"));
        assertThat(whole.diagnostics()).isEmpty();
        Path classes = folder.resolve("whole/output/classes");
        for (Map.Entry<String, String> file : program.files().entrySet()) {
            Path alone = folder.resolve(file.getKey());
            Compilation.write(alone.resolve("source"), file.getKey(), file.getValue());
            Compilation compilation = Compilation.of(alone.resolve("source"), alone, classes);
            assertThat(compilation.diagnostics()).as(file.getKey()).isEmpty();
            assertThat(whole.generated()).as(file.getKey()).containsAllEntriesOf(compilation.generated());
        }
    }

    /** javac keeps the names of parameters only with -parameters; a finder needs none. */
    @Test
    void saysThatTheNamesOfParametersAreLost(@TempDir Path folder) {
        Path base = Compilation.write(folder.resolve("base"), "shop/Base.java", """
                package shop;
                import dev.leat.mapper.annotation.*;
                import reactor.core.publisher.*;
                public interface Base<E> {
                    Flux<E> findById(long id);
                    @Sql("select 1 where :a = :b") Mono<Integer> one(int a, int b);
                }
                """);
        String classPath = System.getProperty("java.class.path");
        String file = base.resolve("shop/Base.java").toString();
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", classPath, "-d", base.toString(), file);
        assertThat(result).isZero();
        Path source = Compilation.write(folder.resolve("source"), "shop/Things.java", """
                package shop;
                import dev.leat.mapper.*;
                import dev.leat.mapper.annotation.*;
                @Repository interface Things extends CrudRepository<Thing, Long>, Base<Thing> {}
                @Entity record Thing(@Id long id) {}
                """);
        assertThat(Compilation.of(source, folder.resolve("output"), base).errors())
                .singleElement()
                .satisfies(error -> assertThat(error.text())
                        .startsWith(
                                "[LostParameterNames] The parameters of one have no names in the class file of Base.")
                        .contains("-parameters"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
