package dev.leat.mapper.it.stream;

import dev.leat.mapper.it.testing.MappedDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresStreamIT implements StreamContract {
    @RegisterExtension
    static final MappedDatabase DATABASE =
            MappedDatabase.postgres(2).with(Depot_.entity, Parcel_.entity, Label_.entity);

    @BeforeAll
    static void fill() {
        StreamContract.fill(DATABASE);
    }

    @Override
    public MappedDatabase database() {
        return DATABASE;
    }
}
