package dev.leat.mapper.it.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sources that compile without a warning, and what is generated for them, word for word. Run with {@code
 * -Dleat.golden.update=true} to write the expected files anew, and read the difference.
 */
class GoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @ParameterizedTest
    @ValueSource(strings = {"order", "types", "relations", "repository"})
    void generates(String feature, @TempDir Path folder) throws IOException {
        Path sources = sources(GOLDEN.resolve(feature), folder.resolve("source"));
        Compilation compilation = Compilation.of(sources, folder);
        assertThat(compilation.diagnostics()).isEmpty();
        Path expected = GOLDEN.resolve(feature).resolve("expected");
        if (Boolean.getBoolean("leat.golden.update")) {
            write(compilation.generated(), expected);
        }
        assertThat(compilation.generated()).isEqualTo(read(expected));
        assertThat(compilation.generated().values().stream()
                        .flatMap(String::lines)
                        .toList())
                .filteredOn(line -> line.length() > 120)
                .as("lines that are too long")
                .isEmpty();
    }

    private static Path sources(Path feature, Path folder) throws IOException {
        for (Path file : list(feature)) {
            Compilation.write(folder, file.getFileName().toString(), Files.readString(file));
        }
        return folder;
    }

    private static void write(Map<String, String> texts, Path folder) throws IOException {
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Files.writeString(folder.resolve(text.getKey()), text.getValue());
        }
    }

    private static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (Path file : list(folder)) {
            texts.put(file.getFileName().toString(), Files.readString(file));
        }
        return texts;
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
