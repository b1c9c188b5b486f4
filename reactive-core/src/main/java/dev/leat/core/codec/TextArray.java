package dev.leat.core.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The text form of an array of one dimension: {@code {1,"a b",NULL}}, maybe after its bounds: {@code [0:2]=}. */
final class TextArray<T> {
    private static final int[] NULL = {'N', 'U', 'L', 'L'};

    private final Wire<T> element;
    private final PostgresqlObjectId column;
    private final ByteBuf buffer;
    private final int end;
    private final List<@Nullable T> values = new ArrayList<>();
    private int at;

    private TextArray(Wire<T> element, PostgresqlObjectId column, ByteBuf buffer) {
        this.element = element;
        this.column = column;
        this.buffer = buffer;
        this.at = buffer.readerIndex();
        this.end = buffer.writerIndex();
    }

    static <T> @Nullable T[] read(Wire<T> element, PostgresqlObjectId column, ByteBuf buffer) {
        List<@Nullable T> values = new TextArray<>(element, column, buffer).values();
        return values.toArray(BinaryArray.empty(element, 0));
    }

    private List<@Nullable T> values() {
        skipBounds();
        expect('{');
        if (peek() == '}') {
            return values;
        }
        do {
            values.add(peek() == '"' ? quoted() : plain());
        } while (next() == ',');
        if (at != end || buffer.getByte(end - 1) != '}') {
            throw unreadable();
        }
        return values;
    }

    private void skipBounds() {
        if (peek() == '[') {
            at = buffer.indexOf(at, end, (byte) '=') + 1;
        }
    }

    private @Nullable T plain() {
        int from = at;
        while (peek() != ',' && peek() != '}') {
            at++;
        }
        if (buffer.getByte(from) == '{') {
            throw CodecFault.doesNotFit(ArrayColumns.of(column), element.type().arrayType());
        }
        return isNull(from) ? null : element.text(buffer, from, at - from, column);
    }

    private boolean isNull(int from) {
        boolean matches = at - from == NULL.length;
        for (int i = 0; matches && i < NULL.length; i++) {
            matches = buffer.getByte(from + i) == NULL[i];
        }
        return matches;
    }

    private T quoted() {
        int from = ++at;
        boolean escaped = false;
        while (peek() != '"') {
            boolean escape = peek() == '\\';
            escaped |= escape;
            at += escape ? 2 : 1;
        }
        int length = at++ - from;
        return escaped ? unescaped(from, length) : element.text(buffer, from, length, column);
    }

    private T unescaped(int from, int length) {
        byte[] bytes = new byte[length];
        int size = 0;
        for (int i = from; i < from + length; i++) {
            if (buffer.getByte(i) == '\\') {
                i++;
            }
            bytes[size++] = buffer.getByte(i);
        }
        return element.text(Unpooled.wrappedBuffer(bytes), 0, size, column);
    }

    private byte peek() {
        if (at >= end) {
            throw unreadable();
        }
        return buffer.getByte(at);
    }

    private byte next() {
        byte found = peek();
        at++;
        return found;
    }

    private void expect(char wanted) {
        if (next() != wanted) {
            throw unreadable();
        }
    }

    private RuntimeException unreadable() {
        return CodecFault.unreadable(ArrayColumns.of(column), element.type().arrayType());
    }

    /** Writes the elements in quotes, which never is NULL, a number or a nested array. */
    static void write(@Nullable Object[] values, ByteBuf out) {
        out.writeByte('{');
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                out.writeByte(',');
            }
            Object value = values[i];
            if (value == null) {
                out.writeCharSequence("NULL", StandardCharsets.US_ASCII);
            } else {
                writeQuoted(value.toString(), out);
            }
        }
        out.writeByte('}');
    }

    private static void writeQuoted(String text, ByteBuf out) {
        String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
        out.writeByte('"');
        ByteBufUtil.writeUtf8(out, escaped);
        out.writeByte('"');
    }
}
