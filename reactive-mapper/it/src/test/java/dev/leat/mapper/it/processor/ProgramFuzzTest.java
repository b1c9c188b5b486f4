package dev.leat.mapper.it.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.leat.core.testing.Rounds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random programs: right ones compile without a warning, broken ones are refused by javac or by a code, never by a crash.
 * {@code -Dleat.programs=2000} tries so many, {@code -Dleat.seed=…} others.
 */
class ProgramFuzzTest {
    private static final int PROGRAMS = Integer.getInteger("leat.programs", Rounds.of(40, 250));
    private static final long SEED = Long.getLong("leat.seed", 20_261_130L);

    @TempDir
    private Path folder;

    @Test
    void compilesEveryRightProgram() {
        int compiled = 0;
        for (int i = 0; i < PROGRAMS; i++) {
            Program program = ProgramWriter.write(SEED + i);
            List<Compilation.Message> messages =
                    program.compile(folder.resolve("right" + i)).diagnostics();
            boolean refused = messages.stream().anyMatch(ProgramFuzzTest::isNameThatNothingHelps)
                    && messages.stream().allMatch(message -> isNameThatNothingHelps(message) || isOfGenerated(message));
            if (!messages.isEmpty() && !refused) {
                fail("seed " + (SEED + i) + "\n" + program.files() + "\n" + texts(messages));
            }
            compiled += refused ? 0 : 1;
        }
        assertThat(compiled).as("the others have names in which nothing helps").isGreaterThan(PROGRAMS * 3 / 4);
    }

    @Test
    void refusesEveryBrokenProgramWithAMessage() {
        Random random = new Random(SEED);
        for (int i = 0; i < PROGRAMS; i++) {
            Program broken = broken(ProgramWriter.write(SEED + i), random);
            Compilation compilation = broken.compile(folder.resolve("broken" + i));
            assertThat(compilation.errors())
                    .as("seed %s, program %s: %s", SEED, i, broken.files())
                    .noneMatch(error -> error.text().contains("An annotation processor threw")
                            || (isOfGenerated(error)
                                    && compilation.errors().stream().noneMatch(other -> !isOfGenerated(other))));
        }
    }

    private static boolean isOfGenerated(Compilation.Message message) {
        return message.source().contains("@Generated(") || message.text().contains("-Werror");
    }

    /** A finder whose name has two meanings by chance, or a member that hides the only name of a class. */
    private static boolean isNameThatNothingHelps(Compilation.Message message) {
        return message.text().startsWith("[ReservedName]") || message.text().startsWith("[AmbiguousFinder]");
    }

    private static String texts(List<Compilation.Message> messages) {
        List<String> texts = new ArrayList<>();
        messages.forEach(message -> texts.add(message.line() + ": " + message.text()
                + (isOfGenerated(message)
                        ? " <- "
                                + message.source()
                                        .lines()
                                        .skip(Math.max(0, message.line() - 1))
                                        .findFirst()
                                        .orElse("")
                        : "")));
        return String.join("\n", texts);
    }

    /** The program with one word of one file missing, doubled or replaced by another. */
    private static Program broken(Program program, Random random) {
        Map<String, String> files = new LinkedHashMap<>(program.files());
        List<String> names = List.copyOf(files.keySet());
        String name = names.get(random.nextInt(names.size()));
        String text = files.get(name);
        String[] words = text == null ? new String[] {""} : text.split("(?<=[ (),<>.])", -1);
        int at = random.nextInt(words.length);
        words[at] = switch (random.nextInt(3)) {
            case 0 -> "";
            case 1 -> words[at] + words[at];
            default -> words[random.nextInt(words.length)];
        };
        files.put(name, String.join("", words));
        return new Program(program.name(), "", "", files);
    }
}
