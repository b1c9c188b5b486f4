package dev.leat.core.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A type that is read from its own column type only. */
record PlainWire<T>(
        Class<T> type,
        PostgresqlObjectId parameter,
        Reader<T> text,
        Reader<T> binary,
        Consumer<T> checker,
        BiConsumer<ByteBuf, T> writer)
        implements Wire<T> {

    interface Reader<T> {
        T read(ByteBuf buffer, int from, int length);
    }

    static final List<Wire<?>> ALL = List.of(
            new PlainWire<>(
                    Boolean.class,
                    PostgresqlObjectId.BOOL,
                    (buffer, from, length) -> buffer.getByte(from) == 't',
                    (buffer, from, length) -> buffer.getByte(from) != 0,
                    any -> {},
                    ByteBuf::writeBoolean),
            new PlainWire<>(
                    UUID.class,
                    PostgresqlObjectId.UUID,
                    (buffer, from, length) -> UUID.fromString(buffer.toString(from, length, StandardCharsets.US_ASCII)),
                    (buffer, from, length) -> new UUID(buffer.getLong(from), buffer.getLong(from + 8)),
                    any -> {},
                    (out, it) -> out.writeLong(it.getMostSignificantBits()).writeLong(it.getLeastSignificantBits())),
            new PlainWire<>(
                    byte[].class,
                    PostgresqlObjectId.BYTEA,
                    PlainWire::hex,
                    (buffer, from, length) -> ByteBufUtil.getBytes(buffer, from, length, true),
                    any -> {},
                    ByteBuf::writeBytes),
            new PlainWire<>(
                    Duration.class,
                    PostgresqlObjectId.INTERVAL,
                    Intervals::text,
                    (buffer, from, length) -> Intervals.binary(buffer, from),
                    Intervals::micros,
                    Intervals::write));

    /** A backslash, an x and two digits for each byte: {@code bytea_output} is {@code hex}. */
    private static byte[] hex(ByteBuf buffer, int from, int length) {
        if (length < 2 || buffer.getByte(from) != '\\' || buffer.getByte(from + 1) != 'x') {
            throw CodecFault.unreadable(PostgresqlObjectId.BYTEA, byte[].class);
        }
        byte[] bytes = new byte[(length - 2) / 2];
        for (int i = 0; i < bytes.length; i++) {
            int at = from + 2 + 2 * i;
            bytes[i] = (byte) (digit(buffer.getByte(at)) << 4 | digit(buffer.getByte(at + 1)));
        }
        return bytes;
    }

    private static int digit(byte character) {
        return Character.digit(character, 16);
    }

    @Override
    public Set<PostgresqlObjectId> columns() {
        return Set.of(parameter);
    }

    @Override
    public T text(ByteBuf buffer, int from, int length, PostgresqlObjectId column) {
        return text.read(buffer, from, length);
    }

    @Override
    public T binary(ByteBuf buffer, int from, int length, PostgresqlObjectId column) {
        return binary.read(buffer, from, length);
    }

    @Override
    public void check(T value) {
        checker.accept(value);
    }

    @Override
    public void write(T value, ByteBuf out) {
        writer.accept(out, value);
    }
}
