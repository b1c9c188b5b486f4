package dev.leat.mapper.it.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.mapper.processor.LeatProcessor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the processor is found, and how it lives with others. */
class ProcessorTest {
    private static final String ENTITY = """
            package shop;
            import dev.leat.mapper.annotation.*;
            @Entity public record Order(@Id long id, Status status) {}
            """;

    @TempDir
    private Path folder;

    @Test
    void isFoundAsService() {
        assertThat(ServiceLoader.load(Processor.class)).hasAtLeastOneElementOfType(LeatProcessor.class);
    }

    @Test
    void isIsolatingForGradle() throws IOException {
        try (InputStream file = LeatProcessor.class
                .getClassLoader()
                .getResourceAsStream("META-INF/gradle/incremental.annotation.processors")) {
            assertThat(file).isNotNull();
            assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualToIgnoringNewLines(LeatProcessor.class.getName() + ",isolating");
        }
    }

    @Test
    void waitsForTypesThatAnotherProcessorWrites() {
        Path sources = Compilation.write(folder.resolve("source"), "shop/Order.java", ENTITY);
        Compilation compilation = Compilation.of(List.of(new LeatProcessor(), new StatusWriter()), sources, folder);
        assertThat(compilation.errors()).isEmpty();
        assertThat(compilation.generated().get("Order_.java")).contains("ValueColumn<Order, Status> status");
    }

    @Test
    void leavesUnknownTypesToTheCompiler() {
        Path sources = Compilation.write(folder.resolve("source"), "shop/Order.java", ENTITY);
        Compilation compilation = Compilation.of(sources, folder);
        assertThat(compilation.errors())
                .singleElement()
                .satisfies(error ->
                        assertThat(error.text()).contains("cannot find symbol").contains("class Status"));
    }

    @Test
    void compilesInPackagesThatHideClassesOfJavaLang() {
        Path sources = Compilation.write(folder.resolve("source"), "school/Class.java", """
                package school;
                import dev.leat.mapper.annotation.*;
                import dev.leat.mapper.mapping.*;
                @Entity public record Class(@Id long id, @Column(name = "l") int Long, Many<Table> tables, java.lang.String name) {}
                """);
        Compilation.write(folder.resolve("source"), "school/Table.java", """
                package school;
                import dev.leat.mapper.annotation.*;
                import dev.leat.mapper.mapping.*;
                @Entity public record Table(@Id long id, One<Class> owner, One<Copy> copy) {}
                """);
        Compilation.write(
                folder.resolve("source"),
                "school/Copy.java",
                "package school;\nimport dev.leat.mapper.annotation.*;\n@Entity public record Copy(@Id long id) {}");
        Compilation.write(
                folder.resolve("source"), "school/String.java", "package school;\npublic final class String {}");
        assertThat(Compilation.of(sources, folder).diagnostics())
                .filteredOn(message -> !message.text().contains("missing-explicit-ctor"))
                .isEmpty();
    }

    @Test
    void addsNoWarningsOfItsOwnToDeprecatedEntities() {
        Path sources = Compilation.write(folder.resolve("source"), "shop/Order.java", """
                package shop;
                import dev.leat.mapper.annotation.*;
                @Deprecated @Entity public record Order(@Id long id, String note) {}
                """);
        assertThat(Compilation.of(sources, folder).diagnostics()).isEmpty();
    }

    /** Writes the enum that the entity names. */
    private static final class StatusWriter extends AbstractProcessor {
        private boolean done;

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!done) {
                done = true;
                try (Writer file =
                        processingEnv.getFiler().createSourceFile("shop.Status").openWriter()) {
                    file.write("package shop;\npublic enum Status { OPEN }\n");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return false;
        }
    }
}
