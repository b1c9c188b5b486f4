package dev.leat.mapper.it.shop;

import dev.leat.mapper.it.testing.MappedDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class H2BrokenDataIT implements BrokenDataContract {
    @RegisterExtension
    static final MappedDatabase DATABASE = ShopTables.h2(3);

    @Override
    public MappedDatabase database() {
        return DATABASE;
    }
}
