package dev.leat.mapper.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnakeCaseTest {
    @ParameterizedTest
    @CsvSource({
        "id, id",
        "createdAt, created_at",
        "eMail, e_mail",
        "URL, url",
        "orderID2, order_id2",
        "line2, line2",
        "line2Of, line2_of",
        "HTMLPage, html_page",
        "aBTest, a_b_test",
        "OrderItem, order_item",
        "straßeÄußere, straße_äußere",
        "already_there, already_there"
    })
    void startsAWordAtEveryCapitalButInsideOfCapitals(String java, String database) {
        assertThat(SnakeCase.of(java)).isEqualTo(database);
    }
}
