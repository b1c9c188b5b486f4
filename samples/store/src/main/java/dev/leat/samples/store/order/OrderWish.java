package dev.leat.samples.store.order;

import java.util.SortedMap;

/**
 * What a customer asks for.
 *
 * @param quantities how many pieces of each product, in the order of their ids
 */
record OrderWish(Long customerId, SortedMap<Long, Integer> quantities) {}
