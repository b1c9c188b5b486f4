package dev.leat.mapper.it.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.error.UsageException;
import dev.leat.mapper.Crud;
import dev.leat.mapper.it.testing.MappedDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class PostgresBulkIT implements BulkContract {
    @RegisterExtension
    static final MappedDatabase DATABASE = ShopTables.postgres(3);

    @Override
    public MappedDatabase database() {
        return DATABASE;
    }

    @Test
    void transactionSpendsNoRoundTripOnSavepoints() {
        Crud<Coupon, String> coupons = DATABASE.leat().crud(Coupon_.entity);
        Mono<Long> all = coupons.insertAll(Flux.just(Coupon.of("one", 1), Coupon.of("two", 2)))
                .collectList()
                .flatMap(stored -> coupons.deleteAll(Flux.fromIterable(stored)));
        DATABASE.clear();
        assertThat(DATABASE.value(DATABASE.leat().transactional(all))).isEqualTo(2);
        assertThat(DATABASE.recorder().control()).isEmpty();
        assertThat(DATABASE.recorder().statements()).hasSize(2);
    }

    @Test
    void refusalBeforeSendingLeavesTheTransactionAlive() {
        Crud<Coupon, String> coupons = DATABASE.leat().crud(Coupon_.entity);
        Mono<Void> refused = DATABASE.leat()
                .atMost(0, coupons.insertAll(Flux.just(Coupon.of("refused", 1))).then())
                .onErrorResume(UsageException.class, budget -> Mono.empty());
        Coupon stored =
                DATABASE.value(DATABASE.leat().transactional(refused.then(coupons.insert(Coupon.of("three", 3)))));
        assertThat(DATABASE.value(coupons.deleteById(stored.code()))).isTrue();
    }
}
