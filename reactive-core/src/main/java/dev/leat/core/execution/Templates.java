package dev.leat.core.execution;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The statements of a log by their text, in the order in which each text came first. Bounded, whatever is sent: texts
 * beyond the limit share one entry, and of values only so many fingerprints are kept.
 */
final class Templates {
    static final int TEXTS = 1_000;
    static final int FINGERPRINTS = 10_000;
    static final String OTHERS = "(all other statements)";

    private final ConcurrentMap<String, Template> byText = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Template> ordered = new ConcurrentLinkedQueue<>();
    private final Set<Long> fingerprints = ConcurrentHashMap.newKeySet();
    private final AtomicInteger texts = new AtomicInteger();
    private final AtomicInteger prints = new AtomicInteger();

    StatementEnd sent(SentStatement statement) {
        Template template = of(statement.sql());
        template.sent(statement.keys(), isDuplicate(statement));
        return template;
    }

    List<QueryLog.Entry> entries() {
        return ordered.stream().map(Template::entry).toList();
    }

    private Template of(String sql) {
        Template known = byText.get(sql);
        if (known != null) {
            return known;
        }
        boolean fits = texts.get() < TEXTS && texts.getAndIncrement() < TEXTS;
        return byText.computeIfAbsent(fits ? sql : OTHERS, this::fresh);
    }

    private Template fresh(String sql) {
        Template template = new Template(sql);
        ordered.add(template);
        return template;
    }

    /** Each FETCH of a cursor has the same text, and gives other rows. */
    private boolean isDuplicate(SentStatement statement) {
        if (statement.sql().regionMatches(true, 0, "fetch ", 0, 6)) {
            return false;
        }
        Long print = Fingerprint.of(statement.sql(), statement.binds());
        if (prints.get() >= FINGERPRINTS) {
            return fingerprints.contains(print);
        }
        boolean first = fingerprints.add(print);
        if (first) {
            prints.incrementAndGet();
        }
        return !first;
    }
}
