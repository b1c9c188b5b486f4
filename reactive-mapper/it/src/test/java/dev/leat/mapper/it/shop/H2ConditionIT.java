package dev.leat.mapper.it.shop;

import dev.leat.mapper.it.testing.MappedDatabase;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;

class H2ConditionIT implements ConditionContract {
    @RegisterExtension
    static final MappedDatabase DATABASE = ShopTables.h2(3);

    private static final ShopData DATA = ShopData.fill(DATABASE, FilledShop.SIZE);
    private static final List<Customer> GUESTS =
            DATABASE.list(DATABASE.leat().crud(Customer_.entity).insertAll(Flux.fromIterable(Guests.all())));

    @Override
    public MappedDatabase database() {
        return DATABASE;
    }

    @Override
    public ShopData data() {
        return DATA;
    }

    @Override
    public List<Customer> guests() {
        return GUESTS;
    }
}
