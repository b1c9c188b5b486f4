package dev.leat.core.execution;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;
import dev.leat.core.sql.Meaning;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Parameters;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** r2dbc-h2: runs on the subscribing thread and cannot be stopped from outside. */
record H2Driver() implements Driver {
    private static final int MAX_ARRAY = 65_536;

    /** Such as {@code violation: "PUBLIC.NAME ON …"}, {@code violation: "NAME: …"} or {@code for column "NAME"}. */
    private static final Pattern CONSTRAINT =
            Pattern.compile("(?:violation: |column )\"(?:[^\".:]*\\.)?([^\".: ]+)[\" :]");

    @Override
    public @Nullable String constraint(Throwable error) {
        String text = error.getMessage();
        if (text == null) {
            return null;
        }
        Matcher matcher = CONSTRAINT.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }

    @Override
    public Mono<Void> stop(Connection connection) {
        return Mono.empty();
    }

    /**
     * The driver refuses null as an element of an array, but takes a parameter without a value; and it fails on decimals of
     * different scales or of a negative one, but not on the same numbers with as many zeros as the longest of them.
     *
     * @throws UsageException if an array is longer than H2 takes it
     */
    @Override
    public Object bindable(Object value) {
        StorableValue.checkCharacters(value);
        if (value instanceof BigDecimal decimal && decimal.scale() < 0) {
            return decimal.setScale(0, RoundingMode.UNNECESSARY);
        }
        return value instanceof Object[] array ? bindableArray(array) : value;
    }

    private static Object bindableArray(@Nullable Object[] array) {
        if (array.length > MAX_ARRAY) {
            throw tooLong(array.length);
        }
        @Nullable Object[] elements = array instanceof BigDecimal[] ? ofOneScale(array) : array;
        for (Object element : elements) {
            if (element == null) {
                return withoutNulls(elements);
            }
        }
        return elements;
    }

    private static @Nullable Object[] ofOneScale(@Nullable Object[] decimals) {
        int scale = 0;
        for (Object decimal : decimals) {
            scale = decimal == null ? scale : Math.max(scale, ((BigDecimal) decimal).scale());
        }
        @Nullable Object[] scaled = new BigDecimal[decimals.length];
        for (int i = 0; i < scaled.length; i++) {
            Object decimal = decimals[i];
            scaled[i] = decimal == null ? null : ((BigDecimal) decimal).setScale(scale, RoundingMode.UNNECESSARY);
        }
        return scaled;
    }

    private static Object[] withoutNulls(@Nullable Object[] array) {
        Object absent = Parameters.in(array.getClass().getComponentType());
        Object[] elements = new Object[array.length];
        for (int i = 0; i < elements.length; i++) {
            Object element = array[i];
            elements[i] = element == null ? absent : element;
        }
        return elements;
    }

    private static UsageException tooLong(int length) {
        return new UsageException(
                ErrorText.of("ArrayTooLong", length + " values were given for one array, H2 takes " + MAX_ARRAY + ".")
                        .fix("Send them in several statements, within a transaction if they belong together."),
                null);
    }

    @Override
    public boolean hasUserText(Throwable error) {
        return false;
    }

    @Override
    public boolean isFromCode(Throwable error) {
        return false;
    }

    @Override
    public boolean counts(Meaning statement) {
        return true;
    }

    /** A change inside a select that fails half-way leaves the rows that it has changed so far. */
    @Override
    public boolean isAtomic(Meaning statement) {
        return !statement.changeInSelect();
    }

    @Override
    public boolean hasTransactionModes() {
        return false;
    }

    @Override
    public boolean readsAhead(boolean hasParameters) {
        return false;
    }

    @Override
    public boolean hasCursors() {
        return false;
    }

    @Override
    public void afterTask(Runnable task) {
        if (!BlockingThreads.afterTask(task)) {
            Schedulers.parallel().schedule(task);
        }
    }

    @Override
    public boolean isBlocking() {
        return true;
    }
}
