package dev.leat.core.execution;

import dev.leat.core.error.DataException;
import dev.leat.core.error.ErrorText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL stores as it is. Its driver's own codecs write a lone surrogate as a question mark and a time out of range
 * as infinity; such values are refused before they are sent. The ranges are those of PostgreSQL's date and timestamp. H2 has
 * question marks for lone surrogates as well.
 */
final class StorableValue {
    private static final LocalDate FIRST = LocalDate.of(-4712, 1, 1);
    private static final LocalDate LAST_DATE = LocalDate.of(5_874_897, 12, 31);
    private static final LocalDate LAST_DAY = LocalDate.of(294_276, 12, 31);

    private StorableValue() {}

    /** Checks a value, or each element of an array. */
    static void check(@Nullable Object value) {
        if (value instanceof Object[] elements) {
            for (Object element : elements) {
                check(element);
            }
        } else if (value instanceof String text) {
            checkText(text);
        } else if (value instanceof LocalDate date) {
            checkRange(date, LAST_DATE);
        } else if (value instanceof LocalDateTime time) {
            checkRange(time.toLocalDate(), LAST_DAY);
        } else if (value instanceof OffsetDateTime time) {
            checkRange(time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate(), LAST_DAY);
        } else if (value instanceof Instant instant) {
            checkRange(instant.atOffset(ZoneOffset.UTC).toLocalDate(), LAST_DAY);
        }
    }

    /** Checks a text, or each of an array, for what no encoding can carry: half of a surrogate pair. */
    static void checkCharacters(@Nullable Object value) {
        if (value instanceof String[] texts) {
            for (String text : texts) {
                checkCharacters(text);
            }
        } else if (value instanceof String text && !isWellFormed(text)) {
            throw invalidText();
        }
    }

    private static void checkText(String text) {
        if (text.indexOf('\0') >= 0 || !isWellFormed(text)) {
            throw invalidText();
        }
    }

    private static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    private static DataException invalidText() {
        return new DataException(
                ErrorText.of("InvalidText", "A text has a NUL or half of a surrogate pair in it.")
                        .why("The database cannot store it.")
                        .fix("Check the text where it comes from."),
                null);
    }

    private static void checkRange(LocalDate date, LocalDate last) {
        if (date.isBefore(FIRST) || date.isAfter(last)) {
            throw new DataException(
                    ErrorText.of("OutOfRange", "A date or time is outside of what PostgreSQL can store.")
                            .why("It begins in 4713 BC, and ends in 294276 (for dates in 5874897)."),
                    null);
        }
    }
}
