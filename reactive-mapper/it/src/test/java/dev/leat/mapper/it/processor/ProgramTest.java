package dev.leat.mapper.it.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs that compile without a warning, or are refused by one code at a line of theirs. */
class ProgramTest {
    static Stream<Program> programs() {
        return Stream.of("names.txt", "deprecated.txt", "components.txt", "messages.txt")
                .flatMap(Program::in);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void isCompiledOrRefusedWithACode(Program program, @TempDir Path folder) {
        Compilation compilation = program.compile(folder);
        if (program.code().isEmpty()) {
            assertThat(compilation.diagnostics()).noneMatch(ProgramTest::isOfGeneratedCode);
            return;
        }
        assertThat(compilation.errors()).isNotEmpty().allSatisfy(error -> {
            assertThat(error.text()).startsWith("[" + program.code() + "] ").contains("Why: ", "Fix: ", program.says());
            assertThat(error.line()).isPositive();
        });
    }

    /** JDK 17 warns of every deprecated component in the record itself, whatever is suppressed there. */
    private static boolean isOfGeneratedCode(Compilation.Message message) {
        return !message.text().contains("@Deprecated annotation has no effect")
                && !(message.text().contains("-Werror specified")
                        && message.source().contains("@Deprecated"));
    }
}
