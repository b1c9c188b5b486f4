package dev.leat.benchmarks.kit;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Entity types that were written as source and compiled: {@code Type1}, {@code Type2} and so on of one package. */
public final class BuiltTypes implements AutoCloseable {
    private static final String PACKAGE = "generated";

    private final Path folder;

    private BuiltTypes(Path folder) {
        this.folder = folder;
    }

    /**
     * Compiles them against the class path of this JVM.
     *
     * @param count how many
     * @param source what follows {@code package generated;} in the source of the type with a number, from 1
     * @param options of the compiler, such as {@code -processor}
     */
    public static BuiltTypes of(int count, IntFunction<String> source, List<String> options) {
        try {
            BuiltTypes types = new BuiltTypes(Files.createTempDirectory("benchmark-types"));
            List<Path> sources = new ArrayList<>();
            for (int i = 1; i <= count; i++) {
                Path file = types.folder.resolve("Type" + i + ".java");
                Files.writeString(file, "package " + PACKAGE + ";\n" + source.apply(i));
                sources.add(file);
            }
            types.compile(sources, options);
            return types;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compile(List<Path> sources, List<String> options) throws IOException {
        List<String> all =
                new ArrayList<>(List.of("-d", folder.toString(), "-classpath", System.getProperty("java.class.path")));
        all.addAll(options);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            if (!compiler.getTask(messages, files, null, all, null, files.getJavaFileObjectsFromPaths(sources))
                    .call()) {
                throw new IllegalStateException(messages.toString());
            }
        }
    }

    /** A new class loader for them. */
    public URLClassLoader loader(ClassLoader parent) {
        try {
            return new URLClassLoader(new URL[] {folder.toUri().toURL()}, parent);
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The class with a simple name, such as {@code Type1}. */
    public static Class<?> load(ClassLoader loader, String simpleName) {
        try {
            return loader.loadClass(PACKAGE + "." + simpleName);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Deletes sources and classes. */
    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
