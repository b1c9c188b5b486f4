package dev.leat.samples.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.leat.samples.store.RunningStore.Answer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/** What the store shows of what it was seeded with, and with how many statements. */
interface AnswersContract {
    RunningStore store();

    private Answer ok(String path, int statements) {
        Answer answer = store().get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.type()).isEqualTo(MediaType.APPLICATION_JSON);
        assertThat(answer.statements()).isEqualTo(Integer.toString(statements));
        return answer;
    }

    private static List<JsonNode> items(Answer answer) {
        return StreamSupport.stream(answer.json().get("items").spliterator(), false)
                .toList();
    }

    private static List<Long> ids(Answer answer) {
        return items(answer).stream().map(item -> item.get("id").asLong()).toList();
    }

    @Test
    default void showsOpenOrdersWithCustomersAndItemsInFourStatements() {
        Answer answer = ok("/orders?status=OPEN&size=20", 4);
        assertThat(answer.json().propertyNames()).containsExactly("items", "hasNext");
        assertThat(answer.json().get("hasNext").asBoolean()).isTrue();
        assertThat(items(answer)).hasSize(20).allSatisfy(order -> {
            assertThat(order.propertyNames())
                    .containsExactly("id", "status", "total", "createdAt", "customer", "items");
            assertThat(order.get("status").asString()).isEqualTo("OPEN");
            assertThat(order.get("customer").get("name").asString()).isNotEmpty();
            assertThat(order.get("items").size()).isBetween(1, 5);
            assertThat(order.get("items").get(0).propertyNames()).containsExactly("quantity", "product");
            assertThat(order.get("items").get(0).get("product").get("name").asString())
                    .isNotEmpty();
        });
    }

    @Test
    default void totalsAreTheSumsOfTheItems() {
        assertThat(items(ok("/orders?size=100", 4))).hasSize(100).allSatisfy(order -> {
            double sum = StreamSupport.stream(order.get("items").spliterator(), false)
                    .mapToDouble(item -> item.get("quantity").asInt()
                            * item.get("product").get("price").asDouble())
                    .sum();
            assertThat(order.get("total").asDouble()).isCloseTo(sum, within(0.001));
        });
    }

    @Test
    default void pagesFollowEachOther() {
        List<Long> both = new ArrayList<>(ids(ok("/orders?size=7&sort=total,desc", 4)));
        both.addAll(ids(ok("/orders?size=7&offset=7&sort=total,desc", 4)));
        assertThat(both).isEqualTo(ids(ok("/orders?size=14&sort=total,desc", 4)));
    }

    @Test
    default void theLastPageHasNoNext() {
        long orders = store().number("select count(*) from orders");
        Answer last = ok("/orders?size=10&offset=" + (orders - 10), 4);
        assertThat(items(last)).hasSize(10);
        assertThat(last.json().get("hasNext").asBoolean()).isFalse();
        assertThat(ok("/orders?size=10&offset=" + (orders - 11), 4)
                        .json()
                        .get("hasNext")
                        .asBoolean())
                .isTrue();
    }

    @Test
    default void beyondTheLastPageIsNothingInOneStatement() {
        assertThat(items(ok("/orders?offset=" + Long.MAX_VALUE, 1))).isEmpty();
    }

    @Test
    default void filtersByTheCustomersCountry() {
        assertThat(items(ok("/orders?country=jp&status=SHIPPED&size=50", 4)))
                .hasSize(50)
                .allSatisfy(order -> {
                    assertThat(order.get("customer").get("country").asString()).isEqualTo("JP");
                    assertThat(order.get("status").asString()).isEqualTo("SHIPPED");
                });
        assertThat(items(ok("/orders?country=ZZ", 1))).isEmpty();
    }

    @Test
    default void parametersWithoutValueAreNone() {
        assertThat(ok("/orders?status=&country=&sort=&size=&offset=", 4)).isEqualTo(ok("/orders", 4));
        assertThat(ids(ok("/orders", 4))).hasSize(20).isSorted();
    }

    @ParameterizedTest
    @CsvSource({"id", "status", "total", "createdAt"})
    default void sortsByEveryAttribute(String attribute) {
        Comparator<JsonNode> ascending = attribute.equals("total") || attribute.equals("id")
                ? Comparator.comparing(order -> order.get(attribute).asDouble())
                : Comparator.comparing(order -> order.get(attribute).asString());
        assertThat(items(ok("/orders?sort=" + attribute, 4))).isSortedAccordingTo(ascending);
        assertThat(items(ok("/orders?sort=" + attribute + ",DESC", 4))).isSortedAccordingTo(ascending.reversed());
    }

    @Test
    default void showsAnOrderAsTheListDoes() {
        JsonNode first = items(ok("/orders?size=1&offset=4321", 4)).get(0);
        assertThat(ok("/orders/" + first.get("id").asLong(), 4).json()).isEqualTo(first);
    }

    @Test
    default void showsProductsWithTheirRatings() {
        Answer answer = ok("/products?size=100&sort=price,desc", 5);
        assertThat(items(answer))
                .hasSize(100)
                .allSatisfy(product -> assertThat(product.propertyNames())
                        .containsExactly("id", "name", "price", "category", "available", "tags", "rating"));
        assertThat(items(answer))
                .anySatisfy(
                        product -> assertThat(product.get("rating").isNull()).isTrue())
                .anySatisfy(product ->
                        assertThat(product.get("rating").get("reviews").asInt()).isGreaterThan(1));
        assertThat(answer.json().get("hasNext").asBoolean()).isTrue();
    }

    @Test
    default void theRatingIsTheMeanOfTheReviews() {
        JsonNode product = items(ok("/products?size=100", 5)).stream()
                .filter(item -> item.get("rating").path("reviews").asInt() > 1)
                .findFirst()
                .orElseThrow();
        JsonNode reviews =
                ok("/products/" + product.get("id").asLong(), 7).json().get("reviews");
        double mean = StreamSupport.stream(reviews.spliterator(), false)
                .mapToInt(review -> review.get("stars").asInt())
                .average()
                .orElseThrow();
        assertThat(product.get("rating").get("reviews").asInt()).isEqualTo(reviews.size());
        assertThat(product.get("rating").get("stars").asDouble()).isCloseTo(mean, within(0.0051));
    }

    @Test
    default void showsWhereAProductStandsInTheTree() {
        JsonNode product = ok(
                        "/products/1", store().number("select count(*) from review where product_id = 1") == 0 ? 6 : 7)
                .json();
        assertThat(product.get("categories").size()).isEqualTo(2);
        assertThat(product.get("available").asInt()).isPositive();
    }

    @Test
    default void showsACustomerFromFourRepositoriesInFiveStatements() {
        long customer = store().number(
                        "select min(o.customer_id) from orders o join review r on r.customer_id = o.customer_id");
        JsonNode account = ok("/customers/" + customer, 5).json();
        assertThat(account.get("email").asString()).endsWith("@example.com");
        assertThat(account.get("address").get("country").asString()).hasSize(2);
        assertThat(account.get("orders").size()).isBetween(1, 10);
        assertThat(StreamSupport.stream(account.get("orders").spliterator(), false)
                        .map(order -> order.get("createdAt").asString()))
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(account.get("orders")).allMatch(order -> order.get("items").asInt() > 0);
        assertThat(account.get("reviews"))
                .isNotEmpty()
                .allMatch(review -> !review.get("product").asString().isEmpty());
    }

    @Test
    default void isHealthy() {
        assertThat(ok("/health", 1).json().get("status").asString()).isEqualTo("UP");
    }
}
