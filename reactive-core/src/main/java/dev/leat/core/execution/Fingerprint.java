package dev.leat.core.execution;

import dev.leat.core.sql.Bind;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether the same values were bound before, without keeping them: 64 bits, from which no value can be read back. Two
 * different statements of one log meet in it less often than once in 100 billion times.
 */
final class Fingerprint {
    private static final long START = 0x9E3779B97F4A7C15L;
    private static final long FACTOR = 0xFF51AFD7ED558CCDL;

    private long hash = START;

    private Fingerprint() {}

    static long of(String sql, List<Bind> binds) {
        Fingerprint print = new Fingerprint();
        print.addText(sql);
        for (Bind bind : binds) {
            print.addValue(bind.value());
        }
        return print.hash;
    }

    private void addValue(@Nullable Object value) {
        if (value instanceof Object[] elements) {
            addText(elements.getClass().getName());
            add(elements.length);
            for (Object element : elements) {
                addValue(element);
            }
        } else if (value instanceof byte[] bytes) {
            addBytes(ByteBuffer.wrap(bytes));
        } else if (value instanceof ByteBuffer bytes) {
            addBytes(bytes.duplicate());
        } else if (value instanceof Long number) {
            add('n');
            add(number);
        } else {
            addText(value == null ? "" : value.getClass().getName());
            addText(String.valueOf(value));
        }
    }

    private void addBytes(ByteBuffer bytes) {
        add('b');
        add(bytes.remaining());
        while (bytes.hasRemaining()) {
            add(bytes.get());
        }
    }

    private void addText(String text) {
        add(text.length());
        for (int i = 0; i < text.length(); i++) {
            add(text.charAt(i));
        }
    }

    private void add(long part) {
        long mixed = (hash ^ part) * FACTOR;
        hash = mixed ^ (mixed >>> 33);
    }
}
