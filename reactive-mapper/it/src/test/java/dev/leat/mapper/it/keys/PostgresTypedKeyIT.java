package dev.leat.mapper.it.keys;

import dev.leat.mapper.it.testing.MappedDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresTypedKeyIT implements TypedKeyContract {
    @RegisterExtension
    static final MappedDatabase DATABASE = MappedDatabase.postgres(4).with(KeyKind.tables());

    @Override
    public MappedDatabase database() {
        return DATABASE;
    }
}
