package dev.leat.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.execution.Settings;
import dev.leat.core.execution.StreamSettings;
import dev.leat.core.testing.StatementRecorder;
import dev.leat.mapper.Leat;
import io.r2dbc.spi.ConnectionFactories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/leat/samples/quickstart");
    private static final Path STORE = Path.of("../store/src");
    private static final Path TESTS = Path.of("src/test/java/dev/leat/samples/quickstart");

    @Test
    void beginsWithTheQuickstart() throws IOException {
        List<String> program = Files.readAllLines(SOURCES.resolve("Quickstart.java"));

        assertThat(readme().indexOf("```java")).isLessThan(12);
        assertThat(blocks("java").get(0)).isEqualTo(program);
        assertThat(program).hasSizeLessThanOrEqualTo(40);
    }

    @Test
    void showsTheSqlThatTheQuickstartSends() throws IOException {
        StatementRecorder recorder = new StatementRecorder(
                ConnectionFactories.get("r2dbc:h2:mem:///readme;DB_CLOSE_DELAY=-1;CASE_INSENSITIVE_IDENTIFIERS=TRUE"));

        // As the pool of Leat.open has it: a factory of unknown size leaves no connection to a stream.
        Settings settings = Settings.DEFAULT.withStreams(StreamSettings.DEFAULT.withPermits(1));
        Quickstart.library(Leat.of(recorder.connections(), settings)).blockLast();

        assertThat(String.join(" ", blocks("sql").get(0)).replaceAll("\\s+", " "))
                .isEqualTo(String.join("; ", recorder.sql()) + ";");
    }

    @Test
    void takesItsOtherProgramsFromTheTourATestAndTheStore() throws IOException {
        StringBuilder compiled = new StringBuilder();
        for (Path file : List.of(
                SOURCES.resolve("Tour.java"),
                TESTS.resolve("LibraryTest.java"),
                STORE.resolve("main/java/dev/leat/samples/store/StoreDatabase.java"),
                STORE.resolve("main/java/dev/leat/samples/store/web/HealthController.java"),
                STORE.resolve("test/java/dev/leat/samples/store/StoreInSpringIT.java"))) {
            compiled.append(flat(Files.readAllLines(file))).append('\n');
        }
        List<List<String>> others = blocks("java").subList(1, blocks("java").size());

        assertThat(others).isNotEmpty().allSatisfy(block -> assertThat(compiled).contains(flat(block)));
    }

    @Test
    void startsWithTwoCommands() throws IOException {
        List<String> lines = readme();
        int start = lines.indexOf("## Start");

        assertThat(blocks(lines.subList(start, lines.size()), "sh").get(0)).hasSize(2);
    }

    static List<List<String>> blocks(String language) throws IOException {
        return blocks(readme(), language);
    }

    private static List<List<String>> blocks(List<String> lines, String language) {
        List<List<String>> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).equals("```" + language)) {
                int end = lines.subList(i, lines.size()).indexOf("```") + i;
                blocks.add(lines.subList(i + 1, end));
            }
        }
        return blocks;
    }

    private static String flat(List<String> lines) {
        return String.join(" ", lines).replaceAll("\\s+", " ").strip();
    }

    private static List<String> readme() throws IOException {
        return Files.readAllLines(Path.of("../../README.md"));
    }
}
