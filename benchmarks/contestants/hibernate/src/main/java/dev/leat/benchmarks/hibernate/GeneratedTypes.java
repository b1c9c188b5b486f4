package dev.leat.benchmarks.hibernate;

import dev.leat.benchmarks.kit.Answer;
import dev.leat.benchmarks.kit.BuiltTypes;
import jakarta.persistence.metamodel.Type;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;

/** A number of entities, each with a lazy relation to the one before, for which a session factory of their own is built. */
final class GeneratedTypes {
    private GeneratedTypes() {}

    static BuiltTypes build(int count) {
        return BuiltTypes.of(count, GeneratedTypes::source, List.of("-proc:none"));
    }

    private static String source(int number) {
        return """
                import jakarta.persistence.*;
                import java.math.BigDecimal;
                import java.time.Instant;
                @Entity
                public class Type%d {
                    @Id private long id;
                    private String name;
                    private BigDecimal price;
                    private Instant since;
                    @ManyToOne(fetch = FetchType.LAZY) private Type%d previous;
                    public long getId() { return id; }
                    public String getName() { return name; }
                    public BigDecimal getPrice() { return price; }
                    public Instant getSince() { return since; }
                    public Type%2$d getPrevious() { return previous; }
                }
                """.formatted(number, Math.max(1, number - 1));
    }

    static void start(BuiltTypes types, int count, Factories factories, Answer answer) {
        try (URLClassLoader loader = types.loader(GeneratedTypes.class.getClassLoader())) {
            List<? extends Class<?>> entities = IntStream.rangeClosed(1, count)
                    .mapToObj(i -> BuiltTypes.load(loader, "Type" + i))
                    .toList();
            try (SessionFactory factory = factories.of(entities, loader)) {
                Set<Class<?>> known = factory.getMetamodel().getEntities().stream()
                        .map(Type::getJavaType)
                        .collect(Collectors.toSet());
                for (int i = 1; i <= count; i++) {
                    if (known.contains(entities.get(i - 1))) {
                        answer.id(i, i);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
