package dev.leat.samples.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.samples.store.RunningStore.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;

/** Wrong requests: told what is allowed, and changing nothing. */
interface BadInputContract {
    RunningStore store();

    private static void isProblem(Answer answer, int status, String allowed) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.type()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer.statements()).isNotNull();
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
        assertThat(answer.json().get("detail").asString()).contains(allowed);
        assertThat(answer.text()).doesNotContain("Exception", "dev.leat", "select ", "insert ");
    }

    private void isRefused(String body, int status, String allowed) {
        List<Long> before = store().contents();
        isProblem(store().post(body), status, allowed);
        assertThat(store().contents()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /orders?sort=nope,desc    | Allowed are: id, status, total, createdAt
            /orders?sort=totl,desc    | Did you mean total?
            /orders?sort=total,down   | asc or desc
            /orders?sort=total,asc,id | <attribute>,asc
            /orders?sort=id;drop,asc  | Allowed are: id
            /orders?size=-1           | 1 to 100
            /orders?size=0            | 1 to 100
            /orders?size=101          | 1 to 100
            /orders?size=abc          | whole number
            /orders?size=99999999999  | whole number
            /orders?offset=-1         | from 0 on
            /orders?offset=1.5        | whole number
            /orders?status=NOPE       | [OPEN, PAID, SHIPPED, CANCELLED]
            /orders?country=Germany   | two letters
            /orders?country=%00D      | two letters
            /orders/abc               | whole number
            /products?sort=category   | Allowed are: id, name, price
            /products?size=-1         | 1 to 100
            /products/1.5             | whole number
            /customers/x              | whole number""")
    default void aWrongParameterIsToldWhatIsAllowed(String path, String allowed) {
        isProblem(store().get(path), 400, allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/orders/0", "/orders/-1", "/products/9223372036854775807", "/customers/999999999"})
    default void whatIsNotThereIsNotFound(String path) {
        isProblem(store().get(path), 404, "There is no ");
    }

    @Test
    default void anUnknownPathIsNotFound() {
        isProblem(store().get("/nope"), 404, "/products");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"customerId\":1,",
                "{}",
                "{\"items\":[{\"productId\":1,\"quantity\":1}]}",
                "{\"customerId\":1}",
                "{\"customerId\":1,\"items\":[]}",
                "{\"customerId\":1,\"items\":[null]}",
                "{\"customerId\":1,\"items\":[{\"productId\":1}]}",
                "{\"customerId\":1,\"items\":[{\"quantity\":1}]}",
                "{\"customerId\":1,\"items\":[{\"productId\":1,\"qty\":1}]}",
                "{\"customerId\":1,\"items\":[{\"productId\":1,\"quantity\":1}],\"status\":\"PAID\"}",
                "{\"customerId\":1,\"items\":[{\"productId\":1,\"quantity\":0}]}",
                "{\"customerId\":1,\"items\":[{\"productId\":1,\"quantity\":-1}]}",
                "{\"customerId\":1,\"items\":[{\"productId\":1,\"quantity\":1001}]}",
                "{\"customerId\":1,\"items\":[{\"productId\":1,\"quantity\":1.5}]}",
                "{\"customerId\":1,\"items\":[{\"productId\":1,\"quantity\":\"1\"}]}",
                "{\"customerId\":1,\"items\":[{\"productId\":1,\"quantity\":99999999999}]}",
                "{\"customerId\":99999999999999999999,\"items\":[{\"productId\":1,\"quantity\":1}]}"
            })
    default void aWrongBodyIsShownARightOne(String body) {
        isRefused(body, 400, "{\"customerId\":1,\"items\":[{\"productId\":1,\"quantity\":2}]}");
    }

    @Test
    default void tooManyItemsAreRefused() {
        String item = "{\"productId\":1,\"quantity\":1}";
        isRefused("{\"customerId\":1,\"items\":[" + (item + ",").repeat(100) + item + "]}", 400, "1 to 100 items");
    }

    @Test
    default void aBodyThatIsNoJsonIsRefused() {
        List<Long> before = store().contents();
        isProblem(store().post("customerId=1", MediaType.TEXT_PLAIN), 415, "application/json");
        assertThat(store().contents()).isEqualTo(before);
    }

    @Test
    default void anUnknownProductIsNotFound() {
        isRefused(
                "{\"customerId\":1,\"items\":[{\"productId\":1,\"quantity\":1},{\"productId\":999999,\"quantity\":1}]}",
                404,
                "There is no product 999999");
    }

    @Test
    default void anUnknownCustomerIsNotFound() {
        isRefused(
                "{\"customerId\":999999,\"items\":[{\"productId\":1,\"quantity\":1}]}",
                404,
                "There is no customer 999999");
    }

    @Test
    default void tooLittleStockTakesNothingOfAnyProduct() {
        isRefused(
                "{\"customerId\":1,\"items\":[{\"productId\":2,\"quantity\":1000},{\"productId\":2,\"quantity\":1000},"
                        + "{\"productId\":1,\"quantity\":1}]}",
                409,
                "GET /products/2");
    }
}
