package dev.leat.samples.store.order;

import dev.leat.core.error.ConcurrencyException;
import dev.leat.mapper.Leat;
import dev.leat.mapper.mapping.Many;
import dev.leat.samples.store.catalog.Product;
import dev.leat.samples.store.catalog.Products;
import dev.leat.samples.store.catalog.Stocks;
import dev.leat.samples.store.customer.Customer;
import dev.leat.samples.store.customer.Customers;
import dev.leat.samples.store.web.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Places orders: all of one or nothing of it. */
@Component
final class Checkout {
    private final Leat leat;
    private final Customers customers;
    private final Products products;
    private final Stocks stocks;
    private final Orders orders;
    private final OrderItems items;

    Checkout(Leat leat, Customers customers, Products products, Stocks stocks, Orders orders, OrderItems items) {
        this.leat = leat;
        this.customers = customers;
        this.products = products;
        this.stocks = stocks;
        this.orders = orders;
        this.items = items;
    }

    /**
     * The placed order with its customer, items and products; it is stored when this emits. If another transaction was in
     * the way, it runs again.
     */
    Mono<Order> place(OrderWish wish) {
        return leat.transactional(basket(wish).delayUntil(this::reserve).flatMap(this::insert))
                .retryWhen(Retry.max(3)
                        .filter(ConcurrencyException.class::isInstance)
                        .onRetryExhaustedThrow((retry, last) -> last.failure()));
    }

    private Mono<Basket> basket(OrderWish wish) {
        return customer(wish.customerId()).zipWith(lines(wish.quantities()), Basket::new);
    }

    private Mono<Customer> customer(Long id) {
        return customers
                .findById(id)
                .switchIfEmpty(Mono.error(() -> Problems.notFound("There is no customer " + id + ".")));
    }

    private Mono<List<Basket.Line>> lines(Map<Long, Integer> quantities) {
        return products.findAllById(quantities.keySet()).collectMap(Product::id).map(found -> lines(quantities, found));
    }

    private static List<Basket.Line> lines(Map<Long, Integer> quantities, Map<Long, Product> found) {
        List<Basket.Line> lines = new ArrayList<>();
        quantities.forEach((id, quantity) -> {
            Product product = found.get(id);
            if (product == null) {
                throw Problems.notFound("There is no product " + id + "; GET /products lists them.");
            }
            lines.add(new Basket.Line(product, quantity));
        });
        return lines;
    }

    /** One product after the other, in the same order for everyone, so that no two orders wait for each other. */
    private Mono<Void> reserve(Basket basket) {
        return Flux.fromIterable(basket.lines()).concatMap(this::reserve).then();
    }

    private Mono<Long> reserve(Basket.Line line) {
        long id = Objects.requireNonNull(line.product().id());
        return stocks.reserve(id, line.quantity())
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(() -> Problems.conflict(
                        "Product " + id + " has too little in stock; GET /products/" + id + " says how much.")));
    }

    private Mono<Order> insert(Basket basket) {
        return orders.insert(basket.order(OrderStatus.OPEN))
                .flatMap(order -> items.insertAll(basket.items(order))
                        .collectList()
                        .map(stored -> Order_.with(order).items(Many.of(stored)).build()));
    }
}
