package dev.leat.mapper.it.types;

import dev.leat.mapper.Leat;
import org.junit.jupiter.api.AfterAll;

class H2TypeIT implements TypeContract {
    private static final Leat LEAT = TypeTables.in(Leat.open("r2dbc:h2:mem:///types"));

    @AfterAll
    static void close() {
        LEAT.sql("drop all objects").update().then(LEAT.close()).block(LIMIT);
    }

    @Override
    public Leat leat() {
        return LEAT;
    }

    @Override
    public boolean isPostgres() {
        return false;
    }
}
