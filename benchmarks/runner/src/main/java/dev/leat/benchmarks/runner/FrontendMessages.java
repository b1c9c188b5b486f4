package dev.leat.benchmarks.runner;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads what a client of PostgreSQL sends on one connection, in pieces of any size, and counts the statements: each Bind
 * and each simple Query but those that only begin or end a transaction. The messages are those of "Message Formats" in
 * PostgreSQL's manual.
 */
final class FrontendMessages {
    private static final int SSL_OR_CANCEL = 0x04d2;

    private final AtomicLong statements;
    private final Set<String> control = new HashSet<>();
    private byte[] pending = new byte[0];
    private boolean started;

    FrontendMessages(AtomicLong statements) {
        this.statements = statements;
    }

    void read(byte[] bytes, int length) {
        int old = pending.length;
        byte[] all = Arrays.copyOf(pending, old + length);
        System.arraycopy(bytes, 0, all, old, length);
        int at = 0;
        while (true) {
            int header = started ? 1 : 0;
            if (all.length - at < header + 4) {
                break;
            }
            int size = number(all, at + header);
            if (all.length - at < header + size) {
                break;
            }
            if (started) {
                message((char) all[at], all, at + 5, at + 1 + size);
            } else {
                started = number(all, at + 4) >>> 16 != SSL_OR_CANCEL;
            }
            at += header + size;
        }
        pending = Arrays.copyOfRange(all, at, all.length);
    }

    private void message(char type, byte[] all, int from, int to) {
        switch (type) {
            case 'Q' -> count(isControl(text(all, from, to)));
            case 'P' -> {
                String name = text(all, from, to);
                String sql = text(all, from + name.length() + 1, to);
                if (isControl(sql)) {
                    control.add(name);
                } else {
                    control.remove(name);
                }
            }
            case 'B' -> {
                String portal = text(all, from, to);
                count(control.contains(text(all, from + portal.length() + 1, to)));
            }
            default -> {}
        }
    }

    private void count(boolean isControl) {
        if (!isControl) {
            statements.incrementAndGet();
        }
    }

    private static boolean isControl(String sql) {
        String start = sql.stripLeading().toLowerCase(Locale.ROOT);
        return start.isEmpty()
                || start.startsWith("begin")
                || start.startsWith("start transaction")
                || start.startsWith("commit")
                || start.startsWith("rollback")
                || start.startsWith("set ")
                || start.startsWith("show ");
    }

    /** Up to the zero byte; one character a byte, so that its length is the number of bytes. */
    private static String text(byte[] all, int from, int to) {
        int end = from;
        while (end < to && all[end] != 0) {
            end++;
        }
        return new String(all, from, end - from, StandardCharsets.ISO_8859_1);
    }

    private static int number(byte[] all, int at) {
        return (all[at] & 0xff) << 24 | (all[at + 1] & 0xff) << 16 | (all[at + 2] & 0xff) << 8 | all[at + 3] & 0xff;
    }
}
