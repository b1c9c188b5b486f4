package dev.leat.core.codec;

import static io.r2dbc.postgresql.codec.PostgresqlObjectId.JSON;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.JSONB;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.postgresql.message.Format;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads columns as a type that is not theirs, where they come in the binary format: the driver would hand out the bytes, of a
 * number for example, as if they were its text.
 *
 * @param wanted the type that is asked for
 * @param columns the column types that are read, besides those that the driver does not know if {@code unknown}
 */
record OtherColumns<T>(
        Class<T> wanted, Set<PostgresqlObjectId> columns, boolean unknown, Reader<T> reader, LookupRebuild rebuild)
        implements ReadingCodec<T> {
    /** Types that a database has added are numbered from here on. */
    private static final int FIRST_ADDED = 16_384;

    /** The version of the form in which {@code jsonb} is sent, which stands before its text. */
    private static final byte JSONB_VERSION = 1;

    interface Reader<T> {
        T read(ByteBuf buffer, int oid);
    }

    /** In the order in which they are registered: before those for the types' own columns, which win. */
    static List<Codec<?>> codecs(LookupRebuild rebuild) {
        return List.of(
                new OtherColumns<>(
                        String.class,
                        EnumSet.complementOf(EnumSet.copyOf(TextWire.COLUMNS)),
                        true,
                        OtherColumns::text,
                        rebuild),
                new OtherColumns<>(
                        byte[].class,
                        EnumSet.of(JSON, JSONB),
                        false,
                        (buffer, oid) -> ByteBufUtil.getBytes(json(buffer, oid)),
                        rebuild));
    }

    /** The server's spelling, or an error where only the server has it. */
    private static String text(ByteBuf buffer, int oid) {
        if (!PostgresqlObjectId.isValid(oid)) {
            return added(buffer, oid);
        }
        int from = buffer.readerIndex();
        PostgresqlObjectId column = PostgresqlObjectId.valueOf(oid);
        return switch (column) {
            case INT2 -> String.valueOf(buffer.getShort(from));
            case INT4 -> String.valueOf(buffer.getInt(from));
            case INT8 -> String.valueOf(buffer.getLong(from));
            case OID -> String.valueOf(buffer.getUnsignedInt(from));
            case NUMERIC -> numeric(buffer, from);
            case BOOL -> buffer.getByte(from) == 0 ? "f" : "t";
            case UUID -> new java.util.UUID(buffer.getLong(from), buffer.getLong(from + 8)).toString();
            case JSON, JSONB -> json(buffer, oid).toString(StandardCharsets.UTF_8);
            case XML, REF_CURSOR, VOID -> buffer.toString(StandardCharsets.UTF_8);
            default -> throw CodecFault.notText(oid);
        };
    }

    private static String numeric(ByteBuf buffer, int from) {
        double special = Decimals.specialBinary(buffer, from);
        if (special == 0) {
            return Decimals.binary(buffer, from).toPlainString();
        }
        return Double.isNaN(special) ? "NaN" : special > 0 ? "Infinity" : "-Infinity";
    }

    private static ByteBuf json(ByteBuf buffer, int oid) {
        if (oid == JSON.getObjectId()) {
            return buffer;
        }
        if (buffer.getByte(buffer.readerIndex()) != JSONB_VERSION) {
            throw CodecFault.notText(oid);
        }
        return buffer.slice(buffer.readerIndex() + 1, buffer.readableBytes() - 1);
    }

    /**
     * Enums and {@code citext} are their text in either format, without control characters; the numbers, lengths and versions
     * in other binary forms bring them along. Nothing but the bytes tells which it is: a type of an extension that sends a
     * bare number would be taken for text where all its bytes are letters. Types of the server itself that are not known here
     * are no texts.
     */
    private static String added(ByteBuf buffer, int oid) {
        if (oid < FIRST_ADDED) {
            throw CodecFault.notText(oid);
        }
        boolean isText = ByteBufUtil.isText(buffer, StandardCharsets.UTF_8)
                && buffer.forEachByte(next -> next < 0 || next >= ' ' || next == '\t' || next == '\n' || next == '\r')
                        < 0;
        if (!isText) {
            throw CodecFault.notText(oid);
        }
        return buffer.toString(StandardCharsets.UTF_8);
    }

    @Override
    public Class<?> type() {
        rebuild.ask();
        return wanted;
    }

    @Override
    public Set<PostgresqlObjectId> getDataTypes() {
        return columns;
    }

    @Override
    public Set<Format> getFormats() {
        return Set.of(Format.FORMAT_BINARY);
    }

    @Override
    public boolean canDecode(int oid, Format format, Class<?> type) {
        return type == wanted
                && format == Format.FORMAT_BINARY
                && (PostgresqlObjectId.isValid(oid) ? columns.contains(PostgresqlObjectId.valueOf(oid)) : unknown);
    }

    @Override
    public @Nullable T decode(@Nullable ByteBuf buffer, int oid, Format format, Class<? extends T> type) {
        return buffer == null ? null : reader.read(buffer, oid);
    }
}
