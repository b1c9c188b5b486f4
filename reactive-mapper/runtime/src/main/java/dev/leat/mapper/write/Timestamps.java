package dev.leat.mapper.write;

import dev.leat.core.query.Column;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The time of a write in the type of its column. */
final class Timestamps {
    private Timestamps() {}

    static Object at(Column<?, ?> column, Instant now) {
        Class<?> type = column.type().javaType();
        if (type == OffsetDateTime.class) {
            return now.atOffset(ZoneOffset.UTC);
        }
        return type == LocalDateTime.class ? LocalDateTime.ofInstant(now, ZoneOffset.UTC) : now;
    }
}
