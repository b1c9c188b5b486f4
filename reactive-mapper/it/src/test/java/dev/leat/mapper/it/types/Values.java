package dev.leat.mapper.it.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.mapper.mapping.EntityType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of entities, but for the id, as values that are equal where nothing was lost. */
final class Values {
    private static final int PRINTABLE = 200;

    private Values() {}

    static <E> void same(EntityType<E, ?> type, List<E> actual, List<E> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.size(); i++) {
            Map<String, Object> found = of(type, actual.get(i));
            String row = "row " + i + ", column ";
            of(type, expected.get(i))
                    .forEach((column, value) ->
                            assertThat(found.get(column)).as(row + column).isEqualTo(value));
        }
    }

    private static <E> Map<String, Object> of(EntityType<E, ?> type, E row) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 1; i < type.columns().size(); i++) {
            values.put(type.columns().get(i).name(), comparable(type.value(row, i)));
        }
        return values;
    }

    /** Numbers by what they are worth, bytes by content; NaN equals itself. */
    private static Object comparable(@Nullable Object value) {
        if (value == null) {
            return "(null)";
        }
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros();
        }
        if (value instanceof String text && text.length() > PRINTABLE) {
            return text.length() + " characters, " + text.hashCode();
        }
        return value instanceof byte[] bytes ? List.of("bytes", ByteBuffer.wrap(bytes)) : value;
    }
}
