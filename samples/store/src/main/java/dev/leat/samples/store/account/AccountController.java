package dev.leat.samples.store.account;

import dev.leat.samples.store.account.AccountView.OrderView;
import dev.leat.samples.store.account.AccountView.ReviewView;
import dev.leat.samples.store.catalog.Products;
import dev.leat.samples.store.catalog.Reviews;
import dev.leat.samples.store.customer.Customers;
import dev.leat.samples.store.order.Orders;
import dev.leat.samples.store.web.Problems;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Shows a customer, chained by hand from four repositories: five statements, since the counts of all orders share one and
 * the products of all reviews another.
 */
@RestController
final class AccountController {
    private final Customers customers;
    private final Orders orders;
    private final Reviews reviews;
    private final Products products;

    AccountController(Customers customers, Orders orders, Reviews reviews, Products products) {
        this.customers = customers;
        this.orders = orders;
        this.reviews = reviews;
        this.products = products;
    }

    @GetMapping("/customers/{id}")
    Mono<AccountView> show(@PathVariable long id) {
        return customers
                .findById(id)
                .switchIfEmpty(Mono.error(() -> Problems.notFound("There is no customer " + id + ".")))
                .flatMap(customer -> Mono.zip(
                        latestOrders(id),
                        latestReviews(id),
                        (latest, opinions) -> AccountView.of(customer, latest, opinions)));
    }

    private Mono<List<OrderView>> latestOrders(long customer) {
        return orders.findTop10ByCustomerIdOrderByCreatedAtDescIdDesc(customer)
                .flatMapSequential(order -> order.items().count().map(items -> OrderView.of(order, items)))
                .collectList();
    }

    private Mono<List<ReviewView>> latestReviews(long customer) {
        return reviews.findTop10ByCustomerIdOrderByIdDesc(customer)
                .flatMapSequential(review ->
                        products.findById(review.product().id()).map(product -> ReviewView.of(review, product)))
                .collectList();
    }
}
