package dev.leat.core.codec;

import io.netty.buffer.ByteBuf;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.postgresql.message.Format;
import java.util.Set;

/**
 * How the values of one Java type travel: read exactly, from text and from binary, out of the column types that are
 * named here, or not at all; written as one column type.
 *
 * @param <T> the Java type
 */
sealed interface Wire<T> permits NumberWire, TimeWire, TextWire, PlainWire {
    Class<T> type();

    /** The type of the parameter that is sent. */
    PostgresqlObjectId parameter();

    /** The type of the parameter that is sent for an array. */
    default PostgresqlObjectId arrayParameter() {
        return ArrayColumns.of(parameter());
    }

    /** The column types whose values are ours to read, if only to say that they would be read inexactly. */
    Set<PostgresqlObjectId> columns();

    /** The value whose text is the given part of the buffer. */
    T text(ByteBuf buffer, int from, int length, PostgresqlObjectId column);

    /** The value whose binary form is the given part of the buffer. */
    T binary(ByteBuf buffer, int from, int length, PostgresqlObjectId column);

    /** Throws what there is to throw about a value to be written, so that {@link #write} cannot fail half-way. */
    void check(T value);

    /** Writes a checked value in {@link #format()}. */
    void write(T value, ByteBuf out);

    /** The format in which values are written. */
    default Format format() {
        return Format.FORMAT_BINARY;
    }
}
