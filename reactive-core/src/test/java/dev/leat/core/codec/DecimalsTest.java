package dev.leat.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    private static ByteBuf ascii(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }

    private static BigDecimal text(String text) {
        return Decimals.text(ascii(text), 0, text.length());
    }

    private static BigDecimal binary(BigDecimal value) {
        ByteBuf out = Unpooled.buffer();
        Decimals.write(value, out);
        return Decimals.binary(out, 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0.00",
                "1",
                "-1",
                "5.00",
                "-0.5",
                "0.0001",
                "10000",
                "99999999.9999",
                "-99999999.9999",
                "123456789012345678",
                "-123456789012345678",
                "1234567890123456789",
                "0.1234567890123456789",
                "99999999999999999999999999999999.00000000000000000000000000000001",
                "100000000000000000000",
                "1000.0001"
            })
    void readsTextAndBinaryWithTheirScale(String text) {
        assertThat(text(text)).isEqualTo(new BigDecimal(text));
        assertThat(binary(new BigDecimal(text))).isEqualTo(new BigDecimal(text));
    }

    @ParameterizedTest
    @CsvSource({"1E+20, 0", "1.5E+9, 0", "1E+131071, 0", "1E-16383, 16383", "12300E-2, 2", "0E+7, 0", "0E-20000, 16383"
    })
    void keepsTheValueAndGivesTheScaleThatIsShown(BigDecimal value, int scale) {
        assertThat(Decimals.fits(value)).isTrue();
        assertThat(binary(value)).isEqualByComparingTo(value);
        assertThat(binary(value).scale()).isEqualTo(scale);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+131072", "-1E+131072", "1E-16384", "1E+2147483647", "1E-2147483647", "9.9E+131072"})
    void refusesWhatNumericDoesNotHold(BigDecimal value) {
        assertThat(Decimals.fits(value)).isFalse();
    }

    @Test
    void acceptsALongScaleOfZeros() {
        BigDecimal value = new BigDecimal(BigInteger.TEN.pow(20_000), 20_000);
        assertThat(Decimals.fits(value)).isTrue();
        assertThat(binary(value)).isEqualByComparingTo(BigDecimal.ONE);
    }

    @Test
    void readsBackWhatItWrites() {
        Random random = new Random(20261120);
        for (int i = 0; i < 20_000; i++) {
            BigDecimal value = new BigDecimal(new BigInteger(random.nextInt(200), random), random.nextInt(80) - 40);
            BigDecimal signed = random.nextBoolean() ? value : value.negate();
            assertThat(binary(signed)).isEqualByComparingTo(signed);
            assertThat(text(signed.toPlainString())).isEqualByComparingTo(signed);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 9007199254740993L, Long.MAX_VALUE, Long.MIN_VALUE, Integer.MIN_VALUE, 40000})
    void readsIntegers(long value) {
        String text = Long.toString(value);
        assertThat(Decimals.parseLong(ascii(text), 0, text.length())).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "-9223372036854775809", "99999999999999999999"})
    void doesNotWrapAround(String text) {
        assertThatThrownBy(() -> Decimals.parseLong(ascii(text), 0, text.length()))
                .isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e5", "12a", "0x10", "1,5", "1 "})
    void takesNothingElseForANumber(String text) {
        assertThatThrownBy(() -> Decimals.parseLong(ascii(text), 0, text.length()))
                .isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(() -> text(text)).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void knowsTheSpecialValues() {
        assertThat(Decimals.specialText(ascii("NaN"), 0)).isNaN();
        assertThat(Decimals.specialText(ascii("Infinity"), 0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Decimals.specialText(ascii("-Infinity"), 0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Decimals.specialText(ascii("-1"), 0)).isZero();
        assertThat(Decimals.specialText(ascii("7"), 0)).isZero();
    }
}
