package dev.leat.samples.store.account;

import dev.leat.samples.store.catalog.Reviews;
import dev.leat.samples.store.customer.Customers;
import dev.leat.samples.store.order.Orders;
import dev.leat.samples.store.web.Problems;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows a customer, from three repositories. */
@RestController
final class AccountController {
    private final Customers customers;
    private final Orders orders;
    private final Reviews reviews;

    AccountController(Customers customers, Orders orders, Reviews reviews) {
        this.customers = customers;
        this.orders = orders;
        this.reviews = reviews;
    }

    @GetMapping("/customers/{id}")
    Mono<AccountView> show(@PathVariable long id) {
        return customers
                .findById(id)
                .switchIfEmpty(Mono.error(() -> Problems.notFound("There is no customer " + id + ".")))
                .flatMap(customer -> Mono.zip(
                        orders.findTop10ByCustomerIdOrderByCreatedAtDescIdDesc(id)
                                .collectList(),
                        reviews.findTop10ByCustomerIdOrderByIdDesc(id).collectList(),
                        (latest, opinions) -> AccountView.of(customer, latest, opinions)));
    }
}
