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
                    .mapToObj(Data::item)
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
    void countsRepetitions() {
        Check once = Data.each(1, 10, Data::customer);
        assertThat(once.times(3)).isEqualTo(once.plus(once).plus(once));
        assertThat(once.times(0)).isEqualTo(Check.NONE);
    }

    private static Map<Long, Long> countBy(long last, LongUnaryOperator key) {
        return LongStream.rangeClosed(1, last)
                .boxed()
                .collect(Collectors.groupingBy(key::applyAsLong, Collectors.counting()));
    }
}
