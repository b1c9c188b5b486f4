package dev.leat.core.codec;

import io.netty.buffer.ByteBuf;
import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.codec.CodecMetadata;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.postgresql.message.Format;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads columns without a wanted type, or as some {@code Number}, as the Java type that holds all of their values.
 *
 * <p>The driver keeps codecs by the class that is asked for, so {@code Object} needs one of its own: without it the
 * driver's codecs would answer, and NaN in a binary numeric be 0.
 */
record NaturalCodec(Class<?> wanted, Map<PostgresqlObjectId, Codec<?>> codecs, LookupRebuild rebuild)
        implements ReadingCodec<Object> {

    @Override
    public Class<?> type() {
        rebuild.ask();
        return wanted;
    }

    @Override
    public Set<PostgresqlObjectId> getDataTypes() {
        return codecs.keySet();
    }

    @Override
    public boolean canDecode(int oid, Format format, Class<?> type) {
        return type == wanted && PostgresqlObjectId.isValid(oid) && codecs.containsKey(PostgresqlObjectId.valueOf(oid));
    }

    @Override
    public @Nullable Object decode(@Nullable ByteBuf buffer, int oid, Format format, Class<?> type) {
        Codec<?> codec = codecs.get(PostgresqlObjectId.valueOf(oid));
        return codec == null ? null : natural(codec, buffer, oid, format);
    }

    private static <T> @Nullable Object natural(Codec<T> codec, @Nullable ByteBuf buffer, int oid, Format format) {
        @SuppressWarnings("unchecked") // our codecs take their class from their wire
        Class<? extends T> type = (Class<? extends T>) ((CodecMetadata) codec).type();
        return codec.decode(buffer, oid, format, type);
    }
}
