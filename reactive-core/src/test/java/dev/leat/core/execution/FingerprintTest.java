package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.sql.Bind;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FingerprintTest {
    static Stream<Supplier<Object>> values() {
        return Stream.of(
                () -> 1L,
                () -> 1,
                () -> "text",
                () -> new String[] {"a", null, "b"},
                () -> new Long[] {1L, 2L},
                () -> new byte[] {1, 2},
                () -> new byte[][] {{1}, {2, 3}},
                () -> ByteBuffer.wrap(new byte[] {1, 2}),
                () -> new BigDecimal("1.50"),
                () -> Instant.ofEpochSecond(5, 7),
                () -> new UUID(1, 2),
                () -> true,
                () -> 'c');
    }

    @ParameterizedTest
    @MethodSource("values")
    void isTheSameForEqualValues(Supplier<Object> value) {
        assertThat(print(value.get())).isEqualTo(print(value.get()));
    }

    @Test
    void tellsValuesApart() {
        List<Object> values = new ArrayList<>(values().map(Supplier::get)
                .filter(value -> !(value instanceof ByteBuffer))
                .toList());
        values.addAll(List.of(2L, "Aa", "BB", new String[] {"a", "b"}, new String[] {"ab"}, new Long[] {2L, 1L}));
        values.add(new byte[][] {{1, 2}, {3}});
        Set<Long> prints =
                new HashSet<>(values.stream().map(value -> print(value)).toList());
        prints.add(print((Object) null));
        prints.add(print());
        prints.add(print(1L, 2L));
        prints.add(print(2L, 1L));
        assertThat(prints).hasSize(values.size() + 4);
    }

    @Test
    void tellsAMillionNumbersAndTextsApart() {
        Set<Long> prints = new HashSet<>();
        for (long i = 0; i < 500_000; i++) {
            prints.add(print(i));
            prints.add(print(Long.toString(i)));
        }
        assertThat(prints).hasSize(1_000_000);
    }

    @Test
    void leavesABufferAsItIs() {
        ByteBuffer bytes = ByteBuffer.wrap(new byte[] {1, 2});
        print(bytes);
        assertThat(bytes.remaining()).isEqualTo(2);
    }

    private static long print(@Nullable Object... values) {
        return Fingerprint.of(
                "select",
                Arrays.stream(values)
                        .map(value -> new Bind(value, Object.class))
                        .toList());
    }
}
