package dev.leat.benchmarks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DataTest {
    @Test
    void givesTheFirstCustomersTenOrdersEachAndTheOthersOneOrTwo() {
        var orders = countBy(Data.ORDERS, Data::customerOf);
        assertThat(orders).hasSize(Data.CUSTOMERS);
        assertThat(orders.keySet()).allMatch(customer -> customer >= 1 && customer <= Data.CUSTOMERS);
        orders.forEach((customer, count) -> assertThat(count)
                .as("orders of %s", customer)
                .isBetween(customer <= 10_000 ? 10L : 1L, customer <= 10_000 ? 10L : 2L));
    }

    @Test
    void givesTheFirstAndTheLastOrdersThreeItemsEach() {
        var items = countBy(Data.ITEMS, Data::orderOf);
        assertThat(items).hasSize(Data.ITEMS / 3);
        assertThat(items.values()).containsOnly(3L);
        assertThat(items.keySet())
                .allMatch(order -> order >= 1 && order <= 10_000 || order > 190_000 && order <= Data.ORDERS);
    }

    @Test
    void findsTheItemsOfAnOrder() {
        for (long order : List.of(1L, 2L, 10_000L, 190_001L, 190_002L, (long) Data.ORDERS)) {
            Check expected = LongStream.rangeClosed(1, Data.ITEMS)
                    .filter(item -> Data.orderOf(item) == order)
                    .mapToObj(item -> Data.item(item).at(order))
                    .reduce(Check.NONE, Check::plus);
            assertThat(Data.itemsOf(order)).isEqualTo(expected);
            assertThat(expected.rows()).isEqualTo(3);
        }
        assertThat(Data.itemsOf(10_001)).isEqualTo(Check.NONE);
        assertThat(Data.itemsOf(190_000)).isEqualTo(Check.NONE);
    }

    @Test
    void placesOrdersOneAfterTheOther() {
        assertThat(LongStream.rangeClosed(2, Data.ORDERS))
                .allMatch(order -> Data.placedAtOf(order).isAfter(Data.placedAtOf(order - 1)));
    }

    @Test
    void givesEachNodeFourChildrenAndEveryLevelItsNodes() {
        assertThat(Data.nodesTo(1)).isEqualTo(10);
        assertThat(Data.nodesTo(5)).isEqualTo(Data.NODES);
        for (int depth = 2; depth <= 5; depth++) {
            assertThat(Data.parentOf(Data.nodesTo(depth))).isEqualTo(Data.nodesTo(depth - 1));
            assertThat(Data.parentOf(Data.nodesTo(depth - 1) + 1L))
                    .isEqualTo(depth == 2 ? 1 : Data.nodesTo(depth - 2) + 1);
        }
    }

    @Test
    void distinguishesWrongValues() {
        assertThat(Data.order(1)).isNotEqualTo(Data.order(2));
        assertThat(Data.account(1, 100)).isNotEqualTo(Data.account(1, 101));
        assertThat(Data.world(1, 2)).isNotEqualTo(Data.world(2, 1));
    }

    @Test
    void seesValuesThatRowsHaveExchanged() {
        assertThat(Data.world(1, 5).plus(Data.world(2, 6)))
                .isNotEqualTo(Data.world(1, 6).plus(Data.world(2, 5)));
        assertThat(Data.order(1).at(1).plus(Data.order(2).at(2)))
                .isNotEqualTo(Data.order(1).at(2).plus(Data.order(2).at(1)));
    }

    @Test
    void takesRowsInAnyOrderUnlessTheOrderCounts() {
        assertThat(told(1, 2)).isEqualTo(told(2, 1));
        assertThat(toldInOrder(1, 2))
                .isEqualTo(Data.customer(1).at(1).plus(Data.customer(2).at(2)))
                .isNotEqualTo(toldInOrder(2, 1));
    }

    @Test
    void seesRowsBelowAnotherParent() {
        AwaitedAnswer answer = new AwaitedAnswer();
        answer.node(1, "node 1");
        answer.below(1);
        answer.node(11, "node 11");
        assertThat(answer.check())
                .isEqualTo(Data.node(1).plus(Data.node(11)))
                .isNotEqualTo(Data.node(1).plus(Data.node(15)));
        answer.below(2);
        answer.node(12, "node 12");
        assertThat(answer.check()).isNotEqualTo(Data.node(1).plus(Data.node(11)).plus(Data.node(12)));
    }

    private static Check told(long... customers) {
        AwaitedAnswer answer = new AwaitedAnswer();
        LongStream.of(customers).forEach(id -> answer.customer(id, "customer " + id));
        return answer.check();
    }

    private static Check toldInOrder(long... customers) {
        AwaitedAnswer answer = new AwaitedAnswer();
        LongStream.of(customers).forEach(id -> {
            answer.next();
            answer.customer(id, "customer " + id);
        });
        return answer.check();
    }

    private static Map<Long, Long> countBy(long last, LongUnaryOperator key) {
        return LongStream.rangeClosed(1, last)
                .boxed()
                .collect(Collectors.groupingBy(key::applyAsLong, Collectors.counting()));
    }
}
