package dev.leat.core.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What is logged while something runs: the level and the text of each record. */
public final class LogCapture extends Handler {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private LogCapture() {}

    /** The records of a logger, of all levels, in their order. */
    public static List<String> of(String name, Runnable work) {
        Logger logger = Logger.getLogger(name);
        LogCapture capture = new LogCapture();
        Level before = logger.getLevel();
        boolean parents = logger.getUseParentHandlers();
        logger.setLevel(Level.ALL);
        logger.setUseParentHandlers(false);
        logger.addHandler(capture);
        try {
            work.run();
        } finally {
            logger.removeHandler(capture);
            logger.setUseParentHandlers(parents);
            logger.setLevel(before);
        }
        return capture.lines;
    }

    @Override
    public void publish(LogRecord record) {
        lines.add(record.getLevel() + " " + record.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
