package dev.leat.benchmarks.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A contestant as it was built.
 *
 * @param name name in the results
 * @param className its class
 * @param classPath of its JVM
 */
record Entrant(String name, String className, String classPath) {
    static final String RAW = "raw";

    private static final List<String> FIRST = List.of(RAW, "raw-tuned", "leat");

    /** All that were built beneath a folder, raw first. */
    static List<Entrant> in(Path folder) {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.flatMap(built -> ofModule(built).stream())
                    .sorted(Comparator.comparingInt(Entrant::place).thenComparing(Entrant::name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int place() {
        int place = FIRST.indexOf(name);
        return place < 0 ? FIRST.size() : place;
    }

    private static List<Entrant> ofModule(Path module) {
        Path classes = module.resolve("target/classes");
        Path classPath = module.resolve("target/classpath");
        if (!Files.exists(classPath)) {
            return List.of();
        }
        try (var file = Files.newInputStream(classes.resolve("contestants.properties"))) {
            Properties names = new Properties();
            names.load(file);
            String path = classes
                    + System.getProperty("path.separator")
                    + Files.readString(classPath).strip();
            List<Entrant> entrants = new ArrayList<>();
            names.forEach((name, className) -> entrants.add(new Entrant((String) name, (String) className, path)));
            return entrants;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code artifact version} of an artifact, as its file on the class path is called. */
    String version(String artifact) {
        return Stream.of(classPath.split(System.getProperty("path.separator")))
                .map(jar -> Path.of(jar).getFileName().toString())
                .filter(jar -> jar.startsWith(artifact + "-") && jar.endsWith(".jar"))
                .filter(jar -> Character.isDigit(jar.charAt(artifact.length() + 1)))
                .map(jar -> artifact + " " + jar.substring(artifact.length() + 1, jar.length() - ".jar".length()))
                .findFirst()
                .orElse(artifact);
    }
}
