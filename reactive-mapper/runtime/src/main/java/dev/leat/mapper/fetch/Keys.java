package dev.leat.mapper.fetch;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;

/** Equality of keys as databases see it: by number, by instant and by content. */
final class Keys {
    private Keys() {}

    static Object normal(Object key) {
        if (key instanceof BigDecimal number) {
            return number.stripTrailingZeros();
        }
        if (key instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        return key instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : key;
    }
}
