package dev.leat.core.codec;

import static io.r2dbc.postgresql.codec.PostgresqlObjectId.DATE;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.TIME;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.TIMESTAMP;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.TIMESTAMPTZ;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.TIMETZ;

import io.netty.buffer.ByteBuf;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/**
 * A date or time, read from its own column type only: every other needs a time zone, or loses a part. Anything finer
 * than a microsecond is cut off on writing, towards the past; no time zone of the session or of the JVM plays a part.
 *
 * @param parse the value of a text
 * @param read the value of the server's number: days or microseconds
 * @param number the server's number of a value, or a DateTimeException if it has none
 */
record TimeWire<T>(
        Class<T> type,
        PostgresqlObjectId parameter,
        Function<IsoText, T> parse,
        LongFunction<T> read,
        ToLongFunction<T> number)
        implements Wire<T> {

    private static final Set<PostgresqlObjectId> COLUMNS = EnumSet.of(DATE, TIME, TIMETZ, TIMESTAMP, TIMESTAMPTZ);

    static final List<Wire<?>> ALL = List.of(
            new TimeWire<>(LocalDate.class, DATE, IsoText::date, ServerTime::date, ServerTime::days),
            new TimeWire<>(LocalTime.class, TIME, IsoText::time, ServerTime::time, ServerTime::micros),
            new TimeWire<>(LocalDateTime.class, TIMESTAMP, IsoText::dateTime, ServerTime::dateTime, ServerTime::micros),
            new TimeWire<>(
                    Instant.class,
                    TIMESTAMPTZ,
                    it -> it.instant().toInstant(ZoneOffset.UTC),
                    ServerTime::instant,
                    ServerTime::micros),
            new TimeWire<>(
                    OffsetDateTime.class,
                    TIMESTAMPTZ,
                    it -> it.instant().atOffset(ZoneOffset.UTC),
                    it -> ServerTime.dateTime(it).atOffset(ZoneOffset.UTC),
                    it -> ServerTime.micros(it.toInstant())));

    @Override
    public Set<PostgresqlObjectId> columns() {
        return COLUMNS;
    }

    @Override
    public T text(ByteBuf buffer, int from, int length, PostgresqlObjectId column) {
        requireOwn(column);
        IsoText text = new IsoText(buffer, from, length);
        if (text.isInfinite()) {
            throw CodecFault.infinite(column, type);
        }
        try {
            return parse.apply(text);
        } catch (DateTimeException e) {
            throw endOfDay(buffer, from, column)
                    ? CodecFault.doesNotFit(column, type)
                    : CodecFault.unreadable(column, type);
        }
    }

    /** PostgreSQL has a time 24:00:00, {@code LocalTime} has not. */
    private static boolean endOfDay(ByteBuf buffer, int from, PostgresqlObjectId column) {
        return column == TIME && buffer.getByte(from) == '2' && buffer.getByte(from + 1) == '4';
    }

    @Override
    public T binary(ByteBuf buffer, int from, int length, PostgresqlObjectId column) {
        requireOwn(column);
        long number = column == DATE ? ServerTime.wide(buffer.getInt(from)) : buffer.getLong(from);
        if (number == Long.MAX_VALUE || number == Long.MIN_VALUE) {
            throw CodecFault.infinite(column, type);
        }
        try {
            return read.apply(number);
        } catch (DateTimeException e) {
            throw CodecFault.doesNotFit(column, type);
        }
    }

    private void requireOwn(PostgresqlObjectId column) {
        if (column != parameter) {
            throw CodecFault.inexact(column, type, "Read it as the Java type of its own, or cast it in SQL.");
        }
    }

    @Override
    public void check(T value) {
        numberOf(value);
    }

    private long numberOf(T value) {
        try {
            return number.applyAsLong(value);
        } catch (DateTimeException e) {
            throw CodecFault.tooLarge(type, parameter);
        }
    }

    @Override
    public void write(T value, ByteBuf out) {
        long written = numberOf(value);
        if (parameter == DATE) {
            out.writeInt((int) written);
        } else {
            out.writeLong(written);
        }
    }
}
