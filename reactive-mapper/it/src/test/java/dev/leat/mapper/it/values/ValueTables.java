package dev.leat.mapper.it.values;

import dev.leat.mapper.it.testing.MappedDatabase;

/** Databases with the tables of these tests. */
final class ValueTables {
    private ValueTables() {}

    static MappedDatabase postgres() {
        return with(MappedDatabase.postgres(2));
    }

    static MappedDatabase h2() {
        return with(MappedDatabase.h2(2));
    }

    private static MappedDatabase with(MappedDatabase database) {
        database.admin().script(Sample.table(database.isPostgres() ? "text" : "json"));
        return database.with(Member_.entity, Club_.entity, Team_.entity, House_.entity, Friend_.entity, Ticket_.entity);
    }
}
