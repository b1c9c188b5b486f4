package dev.leat.samples.store.seed;

import dev.leat.mapper.Leat;
import dev.leat.samples.store.catalog.Categories;
import dev.leat.samples.store.catalog.Categories_;
import dev.leat.samples.store.catalog.Category;
import dev.leat.samples.store.catalog.Product;
import dev.leat.samples.store.catalog.Products_;
import dev.leat.samples.store.catalog.Reviews_;
import dev.leat.samples.store.catalog.Stocks_;
import dev.leat.samples.store.catalog.Tags_;
import dev.leat.samples.store.customer.Customer;
import dev.leat.samples.store.customer.Customers_;
import dev.leat.samples.store.order.Basket;
import dev.leat.samples.store.order.OrderItems_;
import dev.leat.samples.store.order.Orders_;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Puts the rows of {@link Generator} into the tables; the same rows in every run of the same scale. */
final class Sowing {
    private static final int CUSTOMERS = 1_000;
    private static final int PRODUCTS = 500;
    private static final int ORDERS_PER_HOUR = 50;
    private static final int HOURS = 200;
    private static final Instant OPENING = Instant.parse("2026-01-01T00:00:00Z");

    private final Leat leat;
    private final int scale;
    private final Generator generator = new Generator();

    Sowing(Leat leat, int scale) {
        this.leat = leat;
        this.scale = scale;
    }

    Mono<Void> all() {
        return Mono.zip(customers(), categories().flatMap(this::products))
                .flatMap(rows -> reviews(rows.getT1(), rows.getT2()).then(orders(rows.getT1(), rows.getT2())));
    }

    private Mono<List<Customer>> customers() {
        return Customers_.of(leat)
                .insertAll(Flux.range(0, CUSTOMERS * scale).map(generator::customer))
                .collectList();
    }

    private Mono<List<Category>> categories() {
        Categories categories = Categories_.of(leat);
        return categories
                .insertAll(generator.roots())
                .collectList()
                .flatMapMany(roots -> categories.insertAll(generator.children(roots)))
                .collectList();
    }

    private Mono<List<Product>> products(List<Category> categories) {
        return Products_.of(leat)
                .insertAll(Flux.range(0, PRODUCTS * scale).map(number -> generator.product(number, categories)))
                .collectList()
                .delayUntil(products -> Stocks_.of(leat)
                        .insertAll(Flux.fromIterable(products).map(generator::stock))
                        .then())
                .delayUntil(
                        products -> Tags_.of(leat).insertAll(generator.tags()).then(tagProducts()));
    }

    private Mono<Long> tagProducts() {
        return leat.sql("insert into product_tag (product_id, tag) select p.id, t.name from product p cross join tag t"
                        + " where mod(p.id * 7 + length(t.name), 4) = 0")
                .update();
    }

    private Mono<Void> reviews(List<Customer> customers, List<Product> products) {
        return Reviews_.of(leat)
                .insertAll(
                        Flux.fromIterable(products).flatMapIterable(product -> generator.reviews(product, customers)))
                .then();
    }

    /** Hour by hour, each with a clock that says so. */
    private Mono<Void> orders(List<Customer> customers, List<Product> products) {
        return Flux.range(0, HOURS)
                .concatMap(hour -> {
                    Instant time = OPENING.plus(hour, ChronoUnit.HOURS);
                    List<Basket> baskets = Stream.generate(() -> generator.basket(customers, products))
                            .limit((long) ORDERS_PER_HOUR * scale)
                            .toList();
                    return orders(baskets, leat.withClock(Clock.fixed(time, ZoneOffset.UTC)));
                })
                .then();
    }

    private Mono<Void> orders(List<Basket> baskets, Leat then) {
        return Orders_.of(then)
                .insertAll(Flux.fromIterable(baskets).map(generator::order))
                .collectList()
                .flatMap(orders -> OrderItems_.of(then)
                        .insertAll(Flux.range(0, orders.size())
                                .flatMapIterable(at -> baskets.get(at).items(orders.get(at))))
                        .then());
    }
}
