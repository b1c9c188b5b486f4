package dev.leat.core.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.r2dbc.postgresql.client.EncodedParameter;
import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.codec.CodecMetadata;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.postgresql.message.Format;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A codec of the driver for arrays of one dimension, whose elements may be null. */
record ArrayCodec<T>(
        Wire<T> element,
        Class<?> array,
        Set<PostgresqlObjectId> columns,
        ByteBufAllocator allocator,
        LookupRebuild rebuild)
        implements Codec<@Nullable T[]>, CodecMetadata {

    static <T> ArrayCodec<T> of(Wire<T> element, ByteBufAllocator allocator, LookupRebuild rebuild) {
        Set<PostgresqlObjectId> columns = ArrayColumns.of(element.columns());
        return new ArrayCodec<>(element, element.type().arrayType(), columns, allocator, rebuild);
    }

    @Override
    public Class<?> type() {
        rebuild.ask();
        return array;
    }

    @Override
    public Set<PostgresqlObjectId> getDataTypes() {
        return columns;
    }

    @Override
    public boolean canDecode(int oid, Format format, Class<?> type) {
        return type == array && PostgresqlObjectId.isValid(oid) && columns.contains(PostgresqlObjectId.valueOf(oid));
    }

    @Override
    public @Nullable T @Nullable [] decode(
            @Nullable ByteBuf buffer, int oid, Format format, Class<? extends @Nullable T[]> type) {
        if (buffer == null) {
            return null;
        }
        PostgresqlObjectId column = ArrayColumns.elementOf(PostgresqlObjectId.valueOf(oid));
        return format == Format.FORMAT_BINARY
                ? BinaryArray.read(element, column, buffer)
                : TextArray.read(element, column, buffer);
    }

    @Override
    public boolean canEncode(Object value) {
        return array.isInstance(value);
    }

    @Override
    public boolean canEncodeNull(Class<?> type) {
        return type == array;
    }

    @Override
    public EncodedParameter encode(Object value) {
        return encode(value, element.arrayParameter().getObjectId());
    }

    @Override
    public EncodedParameter encode(Object value, int oid) {
        if (oid != element.arrayParameter().getObjectId() && element.format() != Format.FORMAT_TEXT) {
            throw CodecFault.wrongParameter(array, oid);
        }
        @Nullable T[] values = elements(value);
        for (@Nullable T each : values) {
            if (each != null) {
                element.check(each);
            }
        }
        return new EncodedParameter(element.format(), oid, Mono.fromSupplier(() -> written(values)));
    }

    @SuppressWarnings("unchecked") // the driver asks canEncode first
    private @Nullable T[] elements(Object value) {
        return (T[]) array.cast(value);
    }

    private ByteBuf written(@Nullable T[] values) {
        ByteBuf out = allocator.buffer(32 + 16 * Math.min(values.length, 1 << 16));
        if (element.format() == Format.FORMAT_BINARY) {
            BinaryArray.write(element, values, out);
        } else {
            TextArray.write(values, out);
        }
        return out;
    }

    @Override
    public EncodedParameter encodeNull() {
        int oid = element.arrayParameter().getObjectId();
        return new EncodedParameter(element.format(), oid, EncodedParameter.NULL_VALUE);
    }
}
