package dev.leat.mapper.it.shop;

import dev.leat.mapper.it.testing.MappedDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class H2FindIT implements FindContract {
    @RegisterExtension
    static final MappedDatabase DATABASE = ShopTables.h2(3);

    private static final ShopData DATA = ShopData.fill(DATABASE, SIZE);

    @Override
    public MappedDatabase database() {
        return DATABASE;
    }

    @Override
    public ShopData data() {
        return DATA;
    }
}
