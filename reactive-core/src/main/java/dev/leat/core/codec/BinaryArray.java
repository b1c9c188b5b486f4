package dev.leat.core.codec;

import io.netty.buffer.ByteBuf;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The binary form of an array: dimensions, null flag, element type, length, lower bound, then the elements. */
final class BinaryArray {
    private static final int HEADER = 20;
    private static final Object[] NONE = {};

    private BinaryArray() {}

    static <T> @Nullable T[] read(Wire<T> element, PostgresqlObjectId column, ByteBuf buffer) {
        int from = buffer.readerIndex();
        int dimensions = buffer.getInt(from);
        if (dimensions > 1) {
            throw CodecFault.doesNotFit(ArrayColumns.of(column), element.type().arrayType());
        }
        @Nullable T[] values = empty(element, dimensions == 0 ? 0 : buffer.getInt(from + 12));
        int at = from + HEADER;
        for (int i = 0; i < values.length; i++) {
            int length = buffer.getInt(at);
            at += 4;
            if (length >= 0) {
                values[i] = element.binary(buffer, at, length, column);
                at += length;
            }
        }
        return values;
    }

    /** An array of nulls. */
    @SuppressWarnings("unchecked") // the class of arrays of the element's class
    static <T> @Nullable T[] empty(Wire<T> element, int length) {
        return Arrays.copyOf(NONE, length, (Class<T[]>) element.type().arrayType());
    }

    static <T> void write(Wire<T> element, @Nullable T[] values, ByteBuf out) {
        out.writeInt(values.length == 0 ? 0 : 1);
        out.writeInt(hasNull(values) ? 1 : 0);
        out.writeInt(ArrayColumns.elementOf(element.arrayParameter()).getObjectId());
        if (values.length > 0) {
            out.writeInt(values.length);
            out.writeInt(1);
        }
        for (@Nullable T value : values) {
            write(element, value, out);
        }
    }

    private static <T> void write(Wire<T> element, @Nullable T value, ByteBuf out) {
        int at = out.writerIndex();
        out.writeInt(-1);
        if (value != null) {
            element.write(value, out);
            out.setInt(at, out.writerIndex() - at - 4);
        }
    }

    private static boolean hasNull(@Nullable Object[] values) {
        for (@Nullable Object value : values) {
            if (value == null) {
                return true;
            }
        }
        return false;
    }
}
