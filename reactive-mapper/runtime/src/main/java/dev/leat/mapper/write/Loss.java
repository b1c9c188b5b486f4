package dev.leat.mapper.write;

import dev.leat.core.query.Column;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a column has lost of a value from what somebody else has put in its place. Databases round decimals to a
 * column's scale, fractions to whole numbers, times to a column's precision and doubles to floats, cut blanks from texts and
 * drop the sign of a zero, and none of them says so. A trigger, too, may store another value than was sent; that is its
 * right, and no rounding of it.
 */
final class Loss {
    private static final List<RoundingMode> ROUNDINGS =
            List.of(RoundingMode.HALF_UP, RoundingMode.DOWN, RoundingMode.HALF_EVEN, RoundingMode.FLOOR);

    /** More decimals than this are no value that a program computes with; to round them takes long. */
    private static final int MOST_DECIMALS = 20_000;

    private Loss() {}

    /** Whether the stored value is the sent one with a part of it lost. */
    @SuppressWarnings("unchecked") // both values are of the column's type
    static <T> boolean isLost(Column<?, T> column, @Nullable Object sent, @Nullable Object stored) {
        if (sent == null || stored == null || sent.equals(stored)) {
            return false;
        }
        return isLost(column.type().encode((T) sent), column.type().encode((T) stored));
    }

    private static boolean isLost(Object sent, Object stored) {
        if (sent instanceof String text && stored instanceof String kept) {
            return isCut(text, kept) || isQuoted(text, kept);
        }
        if (sent instanceof Float || sent instanceof Double) {
            return isNarrowed(((Number) sent).doubleValue(), ((Number) stored).doubleValue());
        }
        BigDecimal exact = number(sent);
        BigDecimal kept = number(stored);
        return exact != null && kept != null && isRounded(exact, kept);
    }

    /** Blanks at the end are gone; those that pad a text are not its value. */
    private static boolean isCut(String sent, String stored) {
        return sent.startsWith(stored) && sent.substring(stored.length()).isBlank() && sent.length() > stored.length();
    }

    /** H2 takes a text for a JSON column as one JSON string, in quotes. */
    private static boolean isQuoted(String sent, String stored) {
        if (stored.length() < sent.length() + 2 || !stored.startsWith("\"") || !stored.endsWith("\"")) {
            return false;
        }
        String inside = stored.substring(1, stored.length() - 1);
        return inside.replace("\\\\", "\\").replace("\\\"", "\"").equals(sent);
    }

    private static boolean isNarrowed(double sent, double stored) {
        if (!Double.isFinite(sent) || !Double.isFinite(stored)) {
            return false;
        }
        boolean isSignLost = sent == 0 && stored == 0 && Double.compare(sent, stored) != 0;
        boolean isFloat = sent != stored && (float) sent == stored;
        return isSignLost || isFloat || isRounded(new BigDecimal(sent), new BigDecimal(stored));
    }

    private static boolean isRounded(BigDecimal sent, BigDecimal stored) {
        int scale = Math.max(0, stored.scale());
        if (sent.scale() <= scale || sent.scale() > MOST_DECIMALS || sent.compareTo(stored) == 0) {
            return false;
        }
        return ROUNDINGS.stream()
                .anyMatch(rounding -> sent.setScale(scale, rounding).compareTo(stored) == 0);
    }

    /** The value as a number: a time in seconds with as many decimals as it has. */
    private static @Nullable BigDecimal number(Object value) {
        if (value instanceof BigDecimal exact) {
            return exact;
        }
        if (value instanceof LocalDateTime time) {
            return seconds(time.toEpochSecond(ZoneOffset.UTC), time.get(ChronoField.NANO_OF_SECOND));
        }
        if (value instanceof OffsetDateTime time) {
            return seconds(time.toEpochSecond(), time.getNano());
        }
        if (value instanceof Instant time) {
            return seconds(time.getEpochSecond(), time.getNano());
        }
        return value instanceof LocalTime time
                ? seconds(time.toSecondOfDay(), time.get(ChronoField.NANO_OF_SECOND))
                : null;
    }

    private static BigDecimal seconds(long seconds, int nanos) {
        BigDecimal time = BigDecimal.valueOf(seconds).add(BigDecimal.valueOf(nanos, 9));
        BigDecimal shortest = time.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
