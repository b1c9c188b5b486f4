package dev.leat.core.codec;

import io.netty.buffer.ByteBufAllocator;
import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.codec.CodecMetadata;
import io.r2dbc.postgresql.codec.CodecRegistry;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All codecs, put before those of the driver. */
final class ExactCodecs {
    private static final List<Wire<?>> WIRES = Stream.of(NumberWire.ALL, TimeWire.ALL, TextWire.ALL, PlainWire.ALL)
            .flatMap(List::stream)
            .toList();

    private ExactCodecs() {}

    static void register(CodecRegistry registry, ByteBufAllocator allocator) {
        LookupRebuild rebuild = new LookupRebuild();
        rebuild.addFirst(codecs(allocator, rebuild), registry);
    }

    static List<Codec<?>> codecs(ByteBufAllocator allocator, LookupRebuild rebuild) {
        List<Codec<?>> codecs = new ArrayList<>(OtherColumns.codecs(rebuild));
        Map<PostgresqlObjectId, Codec<?>> natural = new EnumMap<>(PostgresqlObjectId.class);
        for (Wire<?> wire : WIRES) {
            Codec<?> scalar = ScalarCodec.of(wire, allocator, rebuild);
            Codec<?> array = ArrayCodec.of(wire, allocator, rebuild);
            codecs.add(scalar);
            codecs.add(array);
            if (wire instanceof NumberWire || wire instanceof TimeWire) {
                // The last one stays: Short rather than Byte, BigDecimal than BigInteger, OffsetDateTime than Instant.
                natural.put(wire.parameter(), scalar);
                natural.put(wire.arrayParameter(), array);
            }
        }
        codecs.add(new NaturalCodec(Object.class, natural, rebuild));
        codecs.add(new NaturalCodec(Number.class, numbers(natural), rebuild));
        return codecs;
    }

    private static Map<PostgresqlObjectId, Codec<?>> numbers(Map<PostgresqlObjectId, Codec<?>> natural) {
        Map<PostgresqlObjectId, Codec<?>> numbers = new EnumMap<>(natural);
        numbers.values().removeIf(codec -> !Number.class.isAssignableFrom(((CodecMetadata) codec).type()));
        return numbers;
    }
}
