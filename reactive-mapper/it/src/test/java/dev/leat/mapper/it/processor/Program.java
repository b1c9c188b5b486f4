package dev.leat.mapper.it.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program of one or more files, and the code word of the error that the processor has to give.
 *
 * @param code the code word, or empty if it has to compile without a warning
 * @param says what the message contains
 * @param files their texts by name
 */
record Program(String name, String code, String says, Map<String, String> files) {
    private static final Path FOLDER = Path.of("src/test/resources/programs");

    /** Those in a file: each begins with {@code #### name}, then {@code // expect: code}, {@code // says: text}, its files with {@code --- name}. */
    static Stream<Program> in(String file) {
        try {
            return Arrays.stream(Files.readString(FOLDER.resolve(file)).split("(?m)^#### ", -1))
                    .filter(text -> !text.isBlank())
                    .map(Program::of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the files and compiles them with every warning an error. */
    Compilation compile(Path folder) {
        Path sources = folder.resolve("source");
        files.forEach((file, text) -> Compilation.write(sources, file, text));
        return Compilation.of(sources, folder.resolve("output"));
    }

    private static Program of(String text) {
        String[] files = ("\n" + text.substring(text.indexOf('\n') + 1)).split("\n--- ", -1);
        String rest = files[0].lines()
                .filter(line -> !line.startsWith("// expect: ") && !line.startsWith("// says: "))
                .collect(Collectors.joining("\n"))
                .strip();
        Map<String, String> texts = new LinkedHashMap<>();
        if (!rest.isEmpty()) {
            texts.put("shop/Source.java", MustNotCompile.IMPORTS + rest);
        }
        Arrays.stream(files)
                .skip(1)
                .forEach(file ->
                        texts.put(file.substring(0, file.indexOf('\n')), file.substring(file.indexOf('\n') + 1)));
        return new Program(
                text.substring(0, text.indexOf('\n')), line(text, "// expect: "), line(text, "// says: "), texts);
    }

    private static String line(String text, String start) {
        return text.lines()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst()
                .orElse("");
    }

    @Override
    public String toString() {
        return name;
    }
}
