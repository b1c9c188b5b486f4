package dev.leat.samples.store.order;

import dev.leat.samples.store.web.Problems;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /orders} as it came; nothing in it is checked. */
record OrderRequest(@Nullable Long customerId, @Nullable List<@Nullable Line> items) {
    static final String EXPECTED =
            "The body is JSON such as {\"customerId\":1,\"items\":[{\"productId\":1,\"quantity\":2}]}";
    private static final int MOST_ITEMS = 100;
    private static final int MOST_PIECES = 1_000;

    record Line(@Nullable Long productId, @Nullable Integer quantity) {}

    /** Who wants what; a product that stands in several items is wanted once, in their sum. */
    OrderWish checked() {
        if (customerId == null || items == null || items.isEmpty() || items.size() > MOST_ITEMS) {
            throw Problems.badRequest(EXPECTED + " with 1 to " + MOST_ITEMS + " items.");
        }
        SortedMap<Long, Integer> quantities = new TreeMap<>();
        for (Line line : items) {
            Long product = line == null ? null : line.productId();
            Integer quantity = line == null ? null : line.quantity();
            if (product == null || quantity == null || quantity < 1 || quantity > MOST_PIECES) {
                throw Problems.badRequest(EXPECTED + " with a quantity from 1 to " + MOST_PIECES + " in every item.");
            }
            quantities.merge(product, quantity, Integer::sum);
        }
        return new OrderWish(customerId, quantities);
    }
}
