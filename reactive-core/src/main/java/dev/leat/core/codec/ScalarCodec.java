package dev.leat.core.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.r2dbc.postgresql.client.EncodedParameter;
import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.codec.CodecMetadata;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.postgresql.message.Format;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A codec of the driver for single values of one Java type. */
record ScalarCodec<T>(
        Wire<T> wire,
        Class<?> primitive,
        Set<PostgresqlObjectId> columns,
        ByteBufAllocator allocator,
        LookupRebuild rebuild)
        implements Codec<T>, CodecMetadata {
    private static final Map<Class<?>, Class<?>> PRIMITIVES = Map.of(
            Boolean.class, boolean.class,
            Byte.class, byte.class,
            Short.class, short.class,
            Integer.class, int.class,
            Long.class, long.class,
            Float.class, float.class,
            Double.class, double.class,
            Character.class, char.class);

    static <T> ScalarCodec<T> of(Wire<T> wire, ByteBufAllocator allocator, LookupRebuild rebuild) {
        Class<?> primitive = PRIMITIVES.getOrDefault(wire.type(), wire.type());
        return new ScalarCodec<>(wire, primitive, EnumSet.copyOf(wire.columns()), allocator, rebuild);
    }

    @Override
    public Class<?> type() {
        rebuild.ask();
        return wire.type();
    }

    @Override
    public Set<PostgresqlObjectId> getDataTypes() {
        return columns;
    }

    @Override
    public boolean canDecode(int oid, Format format, Class<?> type) {
        return (type == wire.type() || type == primitive)
                && PostgresqlObjectId.isValid(oid)
                && columns.contains(PostgresqlObjectId.valueOf(oid));
    }

    @Override
    public @Nullable T decode(@Nullable ByteBuf buffer, int oid, Format format, Class<? extends T> type) {
        if (buffer == null) {
            return null;
        }
        PostgresqlObjectId column = PostgresqlObjectId.valueOf(oid);
        int from = buffer.readerIndex();
        int length = buffer.readableBytes();
        return format == Format.FORMAT_BINARY
                ? wire.binary(buffer, from, length, column)
                : wire.text(buffer, from, length, column);
    }

    @Override
    public boolean canEncode(Object value) {
        return wire.type().isInstance(value);
    }

    @Override
    public boolean canEncodeNull(Class<?> type) {
        return type == wire.type() || type == primitive;
    }

    @Override
    public EncodedParameter encode(Object value) {
        return encode(value, wire.parameter().getObjectId());
    }

    @Override
    public EncodedParameter encode(Object value, int oid) {
        // A text may be sent as any type: the server parses it, or says that it cannot.
        if (oid != wire.parameter().getObjectId() && wire.format() != Format.FORMAT_TEXT) {
            throw CodecFault.wrongParameter(wire.type(), oid);
        }
        T typed = wire.type().cast(value);
        wire.check(typed);
        return new EncodedParameter(wire.format(), oid, Mono.fromSupplier(() -> written(typed)));
    }

    private ByteBuf written(T value) {
        ByteBuf out = allocator.buffer(16);
        wire.write(value, out);
        return out;
    }

    @Override
    public EncodedParameter encodeNull() {
        return new EncodedParameter(wire.format(), wire.parameter().getObjectId(), EncodedParameter.NULL_VALUE);
    }
}
