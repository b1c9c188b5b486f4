package dev.leat.mapper.it.shop;

import dev.leat.mapper.it.testing.MappedDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresBrokenDataIT implements BrokenDataContract {
    @RegisterExtension
    static final MappedDatabase DATABASE = ShopTables.postgres(3);

    @Override
    public MappedDatabase database() {
        return DATABASE;
    }
}
