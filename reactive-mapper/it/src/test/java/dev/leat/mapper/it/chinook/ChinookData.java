package dev.leat.mapper.it.chinook;

import static org.assertj.core.api.Assertions.fail;

import dev.leat.core.query.Column;
import dev.leat.mapper.it.testing.MappedDatabase;
import dev.leat.mapper.mapping.EntityType;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;
import dev.leat.mapper.mapping.Relation;
import dev.leat.mapper.mapping.ToOne;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** The folder with the rows of Chinook, and how a row of text becomes an entity. */
final class ChinookData {
    private ChinookData() {}

    /** The folder, or null if it is not there, which is said once; a failure where it is required. */
    static @Nullable Path folder() {
        Path folder = Path.of(System.getProperty("leat.data", "none")).resolve("chinook");
        if (Files.isDirectory(folder)) {
            return folder;
        }
        if (Boolean.getBoolean("leat.data.required")) {
            fail("The Chinook data is required, but not in " + folder);
        }
        System.out.println("The Chinook tests are off: there is no folder " + folder + " (-Dleat.data=...)");
        return null;
    }

    /** Inserts the rows of a table and gives their number. */
    static <E, K> int load(MappedDatabase database, Path folder, EntityType<E, K> type) {
        List<Map<String, String>> rows = Csv.rows(folder.resolve(type.table().name() + ".csv"));
        Flux<E> entities = Flux.fromIterable(rows).map(row -> entity(type, row));
        return database.list(database.leat().crud(type).insertAll(entities)).size();
    }

    private static <E> E entity(EntityType<E, ?> type, Map<String, String> row) {
        Object[] parts = Arrays.stream(type.javaType().getRecordComponents())
                .map(component -> part(type, component, row))
                .toArray();
        return construct(type.javaType(), parts);
    }

    private static @Nullable Object part(EntityType<?, ?> type, RecordComponent component, Map<String, String> row) {
        Class<?> wanted = component.getType();
        if (wanted == Many.class) {
            return Many.unloaded();
        }
        if (wanted == One.class) {
            String key = row.get(joinColumn(type, component.getName()).name());
            return key == null ? One.none() : One.to(Integer.valueOf(key));
        }
        if (wanted.isRecord()) {
            return construct(
                    wanted,
                    Arrays.stream(wanted.getRecordComponents())
                            .map(inner -> value(inner.getType(), row.get(snake(inner.getName()))))
                            .toArray());
        }
        return value(wanted, row.get(snake(component.getName())));
    }

    private static Column<?, ?> joinColumn(EntityType<?, ?> type, String component) {
        for (Relation<?, ?> relation : type.relations()) {
            if (relation.name().equals(component) && relation instanceof ToOne<?, ?, ?> toOne) {
                return toOne.column();
            }
        }
        throw new AssertionError(type.name() + " has no relation " + component);
    }

    private static @Nullable Object value(Class<?> type, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (type == int.class || type == Integer.class) {
            return Integer.valueOf(text);
        }
        if (type == BigDecimal.class) {
            return new BigDecimal(text);
        }
        return type == LocalDateTime.class ? LocalDateTime.parse(text.replace(' ', 'T')) : text;
    }

    private static <E> E construct(Class<E> type, Object[] parts) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(parts);
        } catch (ReflectiveOperationException impossible) {
            throw new LinkageError("a record that cannot be read", impossible);
        }
    }

    private static String snake(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
    }
}
