package dev.leat.core.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.codec.CodecMetadata;
import io.r2dbc.postgresql.codec.CodecRegistry;
import io.r2dbc.postgresql.codec.DefaultCodecs;
import io.r2dbc.postgresql.codec.PostgresTypeIdentifier;
import io.r2dbc.postgresql.message.Format;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LookupRebuildTest {
    private static final ByteBufAllocator ALLOCATOR = UnpooledByteBufAllocator.DEFAULT;

    private final LookupRebuild rebuild = new LookupRebuild();
    private final List<Codec<?>> ours = ExactCodecs.codecs(ALLOCATOR, rebuild);

    private static List<Codec<?>> codecs(CodecRegistry registry) {
        List<Codec<?>> codecs = new ArrayList<>();
        registry.forEach(codecs::add);
        return codecs;
    }

    @Test
    void putsEveryCodecBeforeTheDrivers() {
        DefaultCodecs registry = new DefaultCodecs(ALLOCATOR);
        List<Codec<?>> before = codecs(registry);
        rebuild.addFirst(ours, registry);
        List<Codec<?>> after = codecs(registry);
        assertThat(after.subList(0, ours.size())).containsExactlyInAnyOrderElementsOf(ours);
        assertThat(after.subList(ours.size(), after.size())).containsExactlyElementsOf(before);
    }

    @Test
    void letsTheDriverFillItsTablesOnce() {
        DefaultCodecs registry = new DefaultCodecs(ALLOCATOR);
        Witness last = new Witness();
        registry.addLast(last);
        int before = last.asked;
        rebuild.addFirst(ours, registry);
        assertThat(last.asked - before).isEqualTo(1);
    }

    @Test
    void addsEveryCodecWhereMetadataAreReadBeforeItIsTaken() {
        Cautious registry = new Cautious();
        rebuild.addFirst(ours, registry);
        assertThat(codecs(registry)).containsExactlyInAnyOrderElementsOf(ours);
    }

    /** A codec for nothing that counts how often a table is filled with it. */
    private static final class Witness implements ReadingCodec<Object> {
        private int asked;

        @Override
        public Class<?> type() {
            asked++;
            return Witness.class;
        }

        @Override
        public Iterable<PostgresTypeIdentifier> getDataTypes() {
            return List.of();
        }

        @Override
        public boolean canDecode(int oid, Format format, Class<?> type) {
            return false;
        }

        @Override
        public @Nullable Object decode(@Nullable ByteBuf buffer, int oid, Format format, Class<?> type) {
            return null;
        }
    }

    /** A registry that another version of the driver could have. */
    private static final class Cautious implements CodecRegistry {
        private final Deque<Codec<?>> codecs = new ArrayDeque<>();

        @Override
        public void addFirst(Codec<?> codec) {
            assertThat(((CodecMetadata) codec).type()).isNotNull();
            codecs.addFirst(codec);
        }

        @Override
        public void addLast(Codec<?> codec) {
            codecs.addLast(codec);
        }

        @Override
        public Iterator<Codec<?>> iterator() {
            return codecs.iterator();
        }
    }
}
