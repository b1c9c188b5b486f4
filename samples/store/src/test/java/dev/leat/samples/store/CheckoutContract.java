package dev.leat.samples.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.samples.store.RunningStore.Answer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Placing orders, alone and all at once. */
interface CheckoutContract {
    RunningStore store();

    private void stock(long product, int available) {
        Long rows = store().leat()
                .sql("update stock set available = :available where product_id = :product")
                .bind("available", available)
                .bind("product", product)
                .update()
                .block();
        assertThat(rows).isEqualTo(1);
    }

    private long available(long product) {
        return store().number("select available from stock where product_id = " + product);
    }

    private long sold(long product, long afterOrder) {
        return store().number("select coalesce(sum(quantity), 0) from order_item where product_id = " + product
                + " and order_id > " + afterOrder);
    }

    @Test
    default void placesAnOrder() {
        stock(11, 10);
        stock(12, 10);
        Answer placed = store().post(
                        "{\"customerId\":7,\"items\":[{\"productId\":12,\"quantity\":3},{\"productId\":11,\"quantity\":2}]}");
        assertThat(placed.status()).as(placed.text()).isEqualTo(201);
        assertThat(placed.statements())
                .as("customer, products, two of stock, order, items")
                .isEqualTo("6");
        JsonNode order = placed.json();
        assertThat(order.get("status").asString()).isEqualTo("OPEN");
        assertThat(order.get("customer").get("id").asLong()).isEqualTo(7);
        assertThat(order.get("items").get(0).get("product").get("id").asLong()).isEqualTo(11);
        assertThat(order.get("items").get(1).get("quantity").asInt()).isEqualTo(3);
        assertThat(available(11)).isEqualTo(8);
        assertThat(available(12)).isEqualTo(7);
        assertThat(store().get("/orders/" + order.get("id").asLong()).json()).isEqualTo(order);
    }

    @Test
    default void saysWhereThePlacedOrderIs() {
        stock(13, 1);
        ResponseEntity<JsonNode> placed =
                Objects.requireNonNull(order(store().web(), List.of(13L), 1).block());
        long id = Objects.requireNonNull(placed.getBody()).get("id").asLong();
        assertThat(placed.getHeaders().getLocation()).hasToString("/orders/" + id);
    }

    @Test
    default void aProductInTwoItemsIsOrderedInTheirSum() {
        stock(14, 5);
        String twice =
                "{\"customerId\":1,\"items\":[{\"productId\":14,\"quantity\":2},{\"productId\":14,\"quantity\":3}]}";
        JsonNode order = store().post(twice).json();
        assertThat(order.get("items").size()).isEqualTo(1);
        assertThat(order.get("items").get(0).get("quantity").asInt()).isEqualTo(5);
        assertThat(available(14)).isZero();
        assertThat(store().post(twice).status()).isEqualTo(409);
    }

    @Test
    default void twoHundredAtOnceNeverSellMoreThanThereIs() {
        List<Long> products = List.of(21L, 22L, 23L);
        products.forEach(product -> stock(product, 100));
        long before = store().number("select max(id) from orders");
        WebClient web = store().web();

        Map<Integer, Long> answers = Objects.requireNonNull(Flux.range(0, 200)
                .flatMap(number -> order(web, mixed(products, number), number % 3 + 1), 200)
                .collect(Collectors.groupingBy(answer -> answer.getStatusCode().value(), Collectors.counting()))
                .block());

        assertThat(answers.keySet()).containsExactlyInAnyOrder(201, 409);
        assertThat(answers.get(201)).isEqualTo(store().number("select count(*) from orders where id > " + before));
        assertThat(products).allSatisfy(product -> {
            assertThat(available(product)).isNotNegative();
            assertThat(available(product) + sold(product, before)).isEqualTo(100);
        });
        assertThat(store().pool().acquired()).isZero();
    }

    /** Two of the products, in an order of their own. */
    private static List<Long> mixed(List<Long> products, int number) {
        int first = number % products.size();
        int second = (first + 1 + number / products.size() % 2) % products.size();
        return List.of(products.get(first), products.get(second));
    }

    private static Mono<ResponseEntity<JsonNode>> order(WebClient web, List<Long> products, int quantity) {
        String items = products.stream()
                .map(product -> "{\"productId\":" + product + ",\"quantity\":" + quantity + "}")
                .collect(Collectors.joining(","));
        return web.post()
                .uri("/orders")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"customerId\":1,\"items\":[" + items + "]}")
                .exchangeToMono(answer -> answer.toEntity(JsonNode.class));
    }
}
