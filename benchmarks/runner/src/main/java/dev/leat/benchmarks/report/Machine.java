package dev.leat.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where it was measured.
 *
 * @param cpu model of the processor
 * @param cores that the JVM may use
 * @param memoryMegabytes of the machine
 * @param system operating system with its version
 */
public record Machine(String cpu, int cores, long memoryMegabytes, String system) {
    /** This one, as far as Linux tells; elsewhere the processor is its architecture. */
    public static Machine here() {
        return new Machine(
                line("/proc/cpuinfo", "model name", System.getProperty("os.arch")),
                Runtime.getRuntime().availableProcessors(),
                Long.parseLong(line("/proc/meminfo", "MemTotal", "0").replaceAll("[^0-9]", "")) / 1024,
                System.getProperty("os.name") + " " + System.getProperty("os.version"));
    }

    private static String line(String file, String name, String otherwise) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException unknown) {
            return otherwise;
        }
    }

    /** In one line. */
    public String text() {
        String memory = memoryMegabytes == 0 ? "" : ", " + Math.round(memoryMegabytes / 1024.0) + " GB";
        return cpu + ", " + cores + (cores == 1 ? " core" : " cores") + memory + ", " + system;
    }
}
