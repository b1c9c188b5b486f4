package dev.leat.core.codec;

import io.r2dbc.postgresql.client.EncodedParameter;
import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.codec.CodecMetadata;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.postgresql.message.Format;

/** A codec of the driver that only reads: it takes no value and no null to be written. */
interface ReadingCodec<T> extends Codec<T>, CodecMetadata {
    @Override
    default boolean canEncode(Object value) {
        return false;
    }

    @Override
    default boolean canEncodeNull(Class<?> type) {
        return false;
    }

    @Override
    default EncodedParameter encode(Object value) {
        return encode(value, PostgresqlObjectId.UNSPECIFIED.getObjectId());
    }

    @Override
    default EncodedParameter encode(Object value, int oid) {
        throw CodecFault.wrongParameter(value.getClass(), oid);
    }

    @Override
    default EncodedParameter encodeNull() {
        return new EncodedParameter(
                Format.FORMAT_BINARY, PostgresqlObjectId.UNSPECIFIED.getObjectId(), EncodedParameter.NULL_VALUE);
    }
}
