package dev.leat.benchmarks.leat;

import dev.leat.benchmarks.kit.Answer;
import dev.leat.mapper.Leat;
import dev.leat.mapper.mapping.EntityType;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * A number of entities, each with a relation to the one before: written as source, compiled with the annotation processor,
 * loaded, and their queries planned.
 */
final class GeneratedTypes {
    private static final String PACKAGE = "generated";

    private GeneratedTypes() {}

    static void buildAndStart(Leat leat, int count, Answer answer) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("leat-types");
            compile(folder, write(folder, count));
            start(leat, folder, count, answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A metamodel is not as generated", e);
        } finally {
            delete(folder);
        }
        answer.done();
    }

    private static List<Path> write(Path folder, int count) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            Path source = folder.resolve("Type" + i + ".java");
            Files.writeString(source, source(i));
            sources.add(source);
        }
        return sources;
    }

    private static String source(int number) {
        return """
                package %s;
                import dev.leat.mapper.annotation.*;
                import dev.leat.mapper.mapping.*;
                @Entity
                public record Type%d(@Id long id, String name, java.math.BigDecimal price, java.time.Instant since,
                    One<Type%d> previous) {}
                """.formatted(PACKAGE, number, Math.max(1, number - 1));
    }

    private static void compile(Path folder, List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromPaths(sources);
            List<String> options = List.of(
                    "-d",
                    folder.toString(),
                    "-classpath",
                    System.getProperty("java.class.path"),
                    "-proc:full",
                    "-processor",
                    "dev.leat.mapper.processor.LeatProcessor");
            if (!compiler.getTask(messages, files, null, options, null, units).call()) {
                throw new IllegalStateException(messages.toString());
            }
        }
    }

    private static void start(Leat leat, Path folder, int count, Answer answer)
            throws IOException, ReflectiveOperationException {
        URL[] urls = {folder.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, GeneratedTypes.class.getClassLoader())) {
            for (int i = 1; i <= count; i++) {
                EntityType<?, ?> type = (EntityType<?, ?>) loader.loadClass(PACKAGE + ".Type" + i + "_")
                        .getField("entity")
                        .get(null);
                String sql = leat.crud(type).find().plan().toString();
                answer.id(i, sql.contains("type" + i + "\"") ? i : 0);
            }
        }
    }

    private static void delete(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
