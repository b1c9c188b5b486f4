package dev.leat.core.codec;

import static io.r2dbc.postgresql.codec.PostgresqlObjectId.BPCHAR;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.CHAR;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.NAME;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.TEXT;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.TEXT_ARRAY;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.UNKNOWN;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.VARCHAR;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.postgresql.message.Format;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Text. A NUL, which PostgreSQL does not store, and half of a surrogate pair, which the encoder would replace by a
 * question mark, are errors before anything is sent.
 */
record TextWire<T>(Class<T> type, Function<String, T> parse) implements Wire<T> {
    static final Set<PostgresqlObjectId> COLUMNS = EnumSet.of(BPCHAR, CHAR, TEXT, UNKNOWN, VARCHAR, NAME);

    static final List<Wire<?>> ALL =
            List.of(new TextWire<>(String.class, it -> it), new TextWire<>(Character.class, TextWire::character));

    private static char character(String text) {
        if (text.length() != 1) {
            throw CodecFault.doesNotFit(TEXT, Character.class);
        }
        return text.charAt(0);
    }

    @Override
    public PostgresqlObjectId parameter() {
        return VARCHAR;
    }

    @Override
    public PostgresqlObjectId arrayParameter() {
        return TEXT_ARRAY;
    }

    @Override
    public Set<PostgresqlObjectId> columns() {
        return COLUMNS;
    }

    @Override
    public Format format() {
        return Format.FORMAT_TEXT;
    }

    @Override
    public T text(ByteBuf buffer, int from, int length, PostgresqlObjectId column) {
        return parse.apply(buffer.toString(from, length, StandardCharsets.UTF_8));
    }

    @Override
    public T binary(ByteBuf buffer, int from, int length, PostgresqlObjectId column) {
        return text(buffer, from, length, column);
    }

    @Override
    public void check(T value) {
        String text = value.toString();
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == 0) {
                throw CodecFault.invalidText("the character NUL (U+0000)");
            }
            if (Character.isSurrogate(next)) {
                requirePair(text, i++);
            }
        }
    }

    private static void requirePair(String text, int at) {
        if (at + 1 == text.length() || !Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1))) {
            throw CodecFault.invalidText("one half of a surrogate pair, which is no character");
        }
    }

    @Override
    public void write(T value, ByteBuf out) {
        ByteBufUtil.writeUtf8(out, value.toString());
    }
}
