package dev.leat.samples.store.order;

import dev.leat.mapper.Find;
import dev.leat.samples.store.customer.Customer_;
import dev.leat.samples.store.web.Page;
import dev.leat.samples.store.web.Paging;
import dev.leat.samples.store.web.Problems;
import dev.leat.samples.store.web.Sorting;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Shows and places orders. */
@RestController
@RequestMapping("/orders")
final class OrderController {
    private final Orders orders;
    private final OrderExport export;
    private final Checkout checkout;

    OrderController(Orders orders, OrderExport export, Checkout checkout) {
        this.orders = orders;
        this.export = export;
        this.checkout = checkout;
    }

    @GetMapping
    Mono<Page<OrderView>> list(
            @RequestParam @Nullable OrderStatus status,
            @RequestParam(defaultValue = "") String country,
            @RequestParam(defaultValue = "id,asc") String sort,
            @RequestParam(defaultValue = "20") int size,
            @RequestParam(defaultValue = "0") long offset) {
        Find<Order> query = loaded().orderBy(Sorting.by(sort, Order_::sortable), Order_.id.asc());
        if (status != null) {
            query = query.where(Order_.status.eq(status));
        }
        if (!country.isEmpty()) {
            query = query.where(Order_.customer.is(Customer_.address.country.eq(code(country))));
        }
        return new Paging(size, offset).of(query).map(page -> page.map(OrderView::of));
    }

    @GetMapping("/{id}")
    Mono<OrderView> show(@PathVariable long id) {
        return loaded().where(Order_.id.eq(id))
                .one()
                .map(OrderView::of)
                .switchIfEmpty(Mono.error(() -> Problems.notFound("There is no order " + id + ".")));
    }

    @GetMapping(path = "/export", produces = MediaType.APPLICATION_NDJSON_VALUE)
    Flux<OrderView> export() {
        return export.all().map(OrderView::of);
    }

    @PostMapping
    Mono<ResponseEntity<OrderView>> place(@RequestBody Mono<OrderRequest> body) {
        return body.onErrorMap(
                        ServerWebInputException.class, unreadable -> Problems.badRequest(OrderRequest.EXPECTED + "."))
                .flatMap(request -> checkout.place(request.checked()))
                .map(OrderView::of)
                .map(order -> ResponseEntity.created(URI.create("/orders/" + order.id()))
                        .body(order));
    }

    private Find<Order> loaded() {
        return orders.with(Order_.customer, Order_.items.with(OrderItem_.product));
    }

    private static String code(String country) {
        if (!country.matches("[A-Za-z]{2}")) {
            throw Problems.badRequest("The parameter country is two letters, such as DE.");
        }
        return country.toUpperCase(Locale.ROOT);
    }
}
