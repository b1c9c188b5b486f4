package dev.leat.benchmarks.leat;

import dev.leat.benchmarks.kit.Answer;
import dev.leat.benchmarks.kit.BuiltTypes;
import dev.leat.mapper.Leat;
import dev.leat.mapper.mapping.EntityType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.util.List;

/** A number of entities, each with a relation to the one before, built with the annotation processor. */
final class GeneratedTypes {
    private GeneratedTypes() {}

    static BuiltTypes build(int count) {
        return BuiltTypes.of(
                count,
                GeneratedTypes::source,
                List.of("-proc:full", "-processor", "dev.leat.mapper.processor.LeatProcessor"));
    }

    private static String source(int number) {
        return """
                import dev.leat.mapper.annotation.*;
                import dev.leat.mapper.mapping.*;
                @Entity
                public record Type%d(@Id long id, String name, java.math.BigDecimal price, java.time.Instant since,
                    One<Type%d> previous) {}
                """.formatted(number, Math.max(1, number - 1));
    }

    /** Loads the metamodels and plans a query of each. */
    static void start(Leat leat, BuiltTypes types, int count, Answer answer) {
        try (URLClassLoader loader = types.loader(GeneratedTypes.class.getClassLoader())) {
            for (int i = 1; i <= count; i++) {
                EntityType<?, ?> type = (EntityType<?, ?>) BuiltTypes.load(loader, "Type" + i + "_")
                        .getField("entity")
                        .get(null);
                String sql = leat.crud(type).find().plan().toString();
                answer.id(i, sql.contains("type" + i + "\"") ? i : 0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A metamodel is not as generated", e);
        }
        answer.done();
    }
}
