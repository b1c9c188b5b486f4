package dev.leat.core.execution;

import org.jspecify.annotations.Nullable;

/**
 * How large a value is, as far as that can differ between rows: the characters of texts, the bytes of bytes. All others count
 * as nothing, for how many of them are held is limited by rows. Cheap enough to be asked for every value.
 */
public final class ValueSize {
    private ValueSize() {}

    /** The size of a value, of the elements where it is an array. */
    public static long of(@Nullable Object value) {
        if (value instanceof String text) {
            return text.length();
        }
        if (value instanceof byte[] bytes) {
            return bytes.length;
        }
        return value instanceof Object[] array ? ofAll(array) : 0;
    }

    private static long ofAll(@Nullable Object[] array) {
        long size = 0;
        for (Object element : array) {
            size += of(element);
        }
        return size;
    }
}
