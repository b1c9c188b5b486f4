package dev.leat.mapper.it.keys;

import dev.leat.mapper.it.testing.MappedDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class H2TypedKeyIT implements TypedKeyContract {
    @RegisterExtension
    static final MappedDatabase DATABASE = MappedDatabase.h2(4).with(KeyKind.tables());

    @Override
    public MappedDatabase database() {
        return DATABASE;
    }
}
