package dev.leat.mapper.it.processor;

import dev.leat.mapper.processor.LeatProcessor;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * One run of javac with the processor, every warning an error.
 *
 * @param diagnostics what javac said
 * @param generated the text of each generated file, by its name
 */
record Compilation(List<Message> diagnostics, Map<String, String> generated) {
    private static final List<String> OPTIONS = List.of(
            "--release",
            "17",
            "-Xlint:all,-processing,-path,-classfile,-auxiliaryclass",
            "-Werror",
            "-parameters",
            "--should-stop=ifError=FLOW");

    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    /** One for all runs: it keeps the jars of the class path open. */
    private static final StandardJavaFileManager FILES = JAVAC.getStandardFileManager(null, Locale.ROOT, null);

    /** A diagnostic of javac. */
    record Message(Diagnostic.Kind kind, String text, long line, String source) {}

    /**
     * Compiles.
     *
     * @param sources a folder with source files
     * @param folder where classes and generated sources go
     * @param classPath what is needed besides the class path of the tests
     */
    static Compilation of(Path sources, Path folder, Path... classPath) {
        return of(List.of(new LeatProcessor()), sources, folder, classPath);
    }

    /** Compiles with these processors. */
    static Compilation of(List<? extends Processor> processors, Path sources, Path folder, Path... classPath) {
        DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
        try {
            Path generated = Files.createDirectories(folder.resolve("generated"));
            FILES.setLocationFromPaths(
                    StandardLocation.CLASS_OUTPUT, List.of(Files.createDirectories(folder.resolve("classes"))));
            FILES.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(generated));
            FILES.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath(classPath));
            JavaCompiler.CompilationTask task = JAVAC.getTask(
                    null, FILES, collector, OPTIONS, null, FILES.getJavaFileObjectsFromPaths(javaFiles(sources)));
            task.setProcessors(processors);
            task.call();
            return new Compilation(messages(collector), texts(generated));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes one file, named after its first public type or its package, and gives the folder. */
    static Path write(Path folder, String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Message> errors() {
        return diagnostics.stream()
                .filter(message -> message.kind() == Diagnostic.Kind.ERROR)
                .toList();
    }

    private static List<Path> classPath(Path... more) {
        Stream<Path> tests = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of);
        return Stream.concat(Arrays.stream(more), tests).toList();
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Message> messages(DiagnosticCollector<JavaFileObject> collector) throws IOException {
        List<Message> messages = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> diagnostic : collector.getDiagnostics()) {
            JavaFileObject source = diagnostic.getSource();
            messages.add(new Message(
                    diagnostic.getKind(),
                    diagnostic.getMessage(Locale.ROOT),
                    diagnostic.getLineNumber(),
                    source == null ? "" : source.getCharContent(true).toString()));
        }
        return messages;
    }

    private static Map<String, String> texts(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (Path file : javaFiles(folder)) {
            texts.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
        }
        return texts;
    }
}
