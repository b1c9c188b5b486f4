package dev.leat.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.DataException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextArrayTest {
    private static final Wire<String> TEXT = new TextWire<>(String.class, it -> it);

    private static @Nullable String[] read(String array) {
        ByteBuf buffer = Unpooled.copiedBuffer(array, StandardCharsets.UTF_8);
        return TextArray.read(TEXT, PostgresqlObjectId.TEXT, buffer);
    }

    private static String written(@Nullable String... values) {
        ByteBuf out = Unpooled.buffer();
        TextArray.write(values, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void readsPlainQuotedAndNull() {
        assertThat(read("{}")).isEmpty();
        assertThat(read("{a}")).containsExactly("a");
        assertThat(read("{a,\"b c\",NULL,\"NULL\",\"\"}")).containsExactly("a", "b c", null, "NULL", "");
        assertThat(read("{\"a\\\"b\",\"\\\\x00\",\"{}\",\",\"}")).containsExactly("a\"b", "\\x00", "{}", ",");
        assertThat(read("{Zürich,\"日本 \uD83D\uDE00\"}")).containsExactly("Zürich", "日本 \uD83D\uDE00");
        assertThat(read("[0:1]={a,b}")).containsExactly("a", "b");
    }

    @Test
    void readsWhatItWrites() {
        String[] values = {"", "NULL", "null", "a\"b\\c", "{1,2}", " ", "\n\t", "é\uD83D\uDE00"};
        assertThat(read(written(values))).containsExactly(values);
        assertThat(read(written("a", null))).containsExactly("a", null);
        assertThat(written()).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{a", "{\"a", "{a,", "a}", "{a}b", "{\"a\"b}", "{\"\\"})
    void takesNothingElseForAnArray(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        DataException.class, e -> assertThat(e.code()).isEqualTo("UnreadableValue"));
    }

    @Test
    void refusesMoreThanOneDimension() {
        assertThatThrownBy(() -> read("{{a},{b}}"))
                .isInstanceOfSatisfying(
                        DataException.class, e -> assertThat(e.code()).isEqualTo("OutOfRange"));
    }
}
