package dev.leat.core.codec;

import io.r2dbc.postgresql.codec.Codec;
import io.r2dbc.postgresql.codec.CodecRegistry;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Registers codecs at the price of one.
 *
 * <p>After each {@code addFirst} the driver (1.1.1) drops its lookup tables and fills them again: for every codec what
 * its metadata name, then for every type it knows by a search through all codecs. That takes half a millisecond, and
 * there are some forty codecs: 20 ms of an event loop for every connection, 200 ms for the first in a JVM (measured).
 * Only the last filling counts. So every codec but the last refuses when the driver asks for its metadata, as it does
 * first of all, because the codec is the newest. The driver has put it into its list by then, and what a later driver
 * should not have taken that way is added again in the plain way.
 */
final class LookupRebuild {
    /** One for all, so that only one stack trace is taken. */
    private final IllegalStateException refusal = new IllegalStateException("filled after the last codec");

    private boolean postponed;

    /** Called by each codec when the driver asks for its type. */
    void ask() {
        if (postponed) {
            throw refusal;
        }
    }

    void addFirst(List<Codec<?>> codecs, CodecRegistry registry) {
        int last = codecs.size() - 1;
        postponed = true;
        codecs.subList(0, last).forEach(codec -> addPostponed(codec, registry));
        postponed = false;
        registry.addFirst(codecs.get(last));
        missing(codecs, registry).forEach(registry::addFirst);
    }

    private void addPostponed(Codec<?> codec, CodecRegistry registry) {
        try {
            registry.addFirst(codec);
        } catch (IllegalStateException e) {
            if (e != refusal) {
                throw e;
            }
        }
    }

    private static List<Codec<?>> missing(List<Codec<?>> codecs, CodecRegistry registry) {
        Set<Codec<?>> present = Collections.newSetFromMap(new IdentityHashMap<>());
        registry.forEach(present::add);
        return codecs.stream().filter(codec -> !present.contains(codec)).toList();
    }
}
