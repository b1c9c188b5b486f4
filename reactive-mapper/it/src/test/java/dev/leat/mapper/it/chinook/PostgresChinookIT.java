package dev.leat.mapper.it.chinook;

import dev.leat.mapper.it.testing.MappedDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresChinookIT implements ChinookContract {
    @RegisterExtension
    static final MappedDatabase DATABASE = MappedDatabase.postgres(3);

    @Override
    public MappedDatabase database() {
        return DATABASE;
    }
}
