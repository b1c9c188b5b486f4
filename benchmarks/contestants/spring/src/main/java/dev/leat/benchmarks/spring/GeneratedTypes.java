package dev.leat.benchmarks.spring;

import dev.leat.benchmarks.kit.Answer;
import dev.leat.benchmarks.kit.BuiltTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.data.r2dbc.convert.MappingR2dbcConverter;
import org.springframework.data.r2dbc.convert.R2dbcCustomConversions;
import org.springframework.data.r2dbc.core.DefaultReactiveDataAccessStrategy;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.r2dbc.dialect.PostgresDialect;
import org.springframework.data.r2dbc.mapping.R2dbcMappingContext;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Generated entity types, which need no processor: the mapping context reads them by reflection at the start, as the
 * initial entity set that a configuration's scan gives it. They have no relations, since Spring Data R2DBC has none.
 */
final class GeneratedTypes implements AutoCloseable {
    private final BuiltTypes types;

    private GeneratedTypes(BuiltTypes types) {
        this.types = types;
    }

    static GeneratedTypes of(int count) {
        return new GeneratedTypes(BuiltTypes.of(count, GeneratedTypes::source, List.of("-proc:none")));
    }

    private static String source(int number) {
        return """
                @org.springframework.data.relational.core.mapping.Table("type%1$d")
                public record Type%1$d(
                        @org.springframework.data.annotation.Id long id,
                        String name,
                        java.math.BigDecimal price,
                        java.time.Instant since) {}
                """.formatted(number);
    }

    /** Makes a template that knows the types, and tells those that it does know. */
    void start(int count, DatabaseClient client, Answer answer) {
        try (URLClassLoader loader = types.loader(GeneratedTypes.class.getClassLoader())) {
            List<? extends Class<?>> all = IntStream.rangeClosed(1, count)
                    .mapToObj(number -> BuiltTypes.load(loader, "Type" + number))
                    .toList();
            R2dbcEntityTemplate template = template(client, new HashSet<>(all));
            var known = template.getConverter().getMappingContext();
            for (int number = 1; number <= count; number++) {
                if (known.hasPersistentEntityFor(all.get(number - 1))) {
                    answer.id(number, number);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static R2dbcEntityTemplate template(DatabaseClient client, Set<Class<?>> types) {
        PostgresDialect dialect = PostgresDialect.INSTANCE;
        R2dbcCustomConversions conversions = R2dbcCustomConversions.of(dialect);
        R2dbcMappingContext context = new R2dbcMappingContext();
        context.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
        context.setInitialEntitySet(types);
        context.initialize();
        MappingR2dbcConverter converter = new MappingR2dbcConverter(context, conversions);
        return new R2dbcEntityTemplate(client, new DefaultReactiveDataAccessStrategy(dialect, converter));
    }

    @Override
    public void close() {
        types.close();
    }
}
