package dev.leat.mapper.it.lookup;

import java.util.List;

/** Rolls a transaction back, and takes out of it what was seen. */
final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> seen;

    Undone(List<String> seen) {
        super("undone");
        this.seen = seen;
    }

    List<String> seen() {
        return seen;
    }
}
