package dev.leat.mapper.it.types;

import dev.leat.core.testing.TestDatabase;
import dev.leat.mapper.Leat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A connection factory that the user brings, with the codecs of the driver. */
class PostgresOwnFactoryTypeIT implements TypeContract {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Leat LEAT = TypeTables.in(Leat.of(DATABASE.connections()));

    @AfterAll
    static void close() {
        LEAT.close().block(LIMIT);
    }

    @Override
    public Leat leat() {
        return LEAT;
    }

    @Override
    public boolean isPostgres() {
        return true;
    }
}
