package dev.leat.mapper.it.chinook;

import dev.leat.mapper.it.testing.MappedDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class H2ChinookIT implements ChinookContract {
    @RegisterExtension
    static final MappedDatabase DATABASE = MappedDatabase.h2(3);

    @Override
    public MappedDatabase database() {
        return DATABASE;
    }
}
