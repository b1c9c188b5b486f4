package dev.leat.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.DataException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextWireTest {
    private static final Wire<String> TEXT = new TextWire<>(String.class, it -> it);

    private static boolean accepts(String text) {
        try {
            TEXT.check(text);
            return true;
        } catch (DataException e) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\0", "\uD800", "x\uDC00", "\uD83D\uD83D\uDE00", "\uDE00\uD83D", "a\uD83D"})
    void refusesNulAndLoneSurrogatesWithoutTellingTheText(String text) {
        assertThatThrownBy(() -> TEXT.check("secret" + text)).isInstanceOfSatisfying(DataException.class, e -> {
            assertThat(e.code()).isEqualTo("InvalidText");
            assertThat(e).hasMessageNotContaining("secret");
        });
    }

    @Test
    void acceptsExactlyWhatUtf8CanHold() {
        Random random = new Random(20261120);
        int accepted = 0;
        for (int i = 0; i < 50_000; i++) {
            String text = random.ints(1 + random.nextInt(4), 0, 5)
                    .mapToObj(kind -> piece(kind, random))
                    .reduce("", String::concat);
            boolean sound = StandardCharsets.UTF_8.newEncoder().canEncode(text) && text.indexOf('\0') < 0;
            assertThat(accepts(text)).isEqualTo(sound);
            accepted += sound ? 1 : 0;
        }
        assertThat(accepted).isBetween(1_000, 49_000);
    }

    private static String piece(int kind, Random random) {
        return switch (kind) {
            case 0 -> String.valueOf((char) (0xD800 + random.nextInt(0x400)));
            case 1 -> String.valueOf((char) (0xDC00 + random.nextInt(0x400)));
            case 2 -> Character.toString(0x10000 + random.nextInt(0x100000));
            case 3 -> random.nextInt(20) == 0 ? "\0" : "a";
            default -> String.valueOf((char) (1 + random.nextInt(0xD7FF)));
        };
    }
}
