package dev.leat.mapper.it.types;

import dev.leat.mapper.it.testing.MappedDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresKeyIT implements KeyContract {
    @RegisterExtension
    static final MappedDatabase DATABASE = MappedDatabase.postgres(2)
            .with(NumberKey_.entity, NumberChild_.entity, TimeKey_.entity, ReadingKey_.entity);

    @Override
    public MappedDatabase database() {
        return DATABASE;
    }
}
