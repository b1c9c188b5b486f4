package dev.leat.core.testing;

/**
 * A statement that was sent to the driver.
 *
 * @param sql its text
 * @param binds how many parameters one set of values has
 * @param sets how many sets of values it was executed with, 1 unless {@code Statement.add()} made a batch of them
 */
public record RecordedStatement(String sql, int binds, int sets) {}
