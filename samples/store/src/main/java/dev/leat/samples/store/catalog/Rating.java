package dev.leat.samples.store.catalog;

import java.math.BigDecimal;

/** What the reviews of a product say together. */
public record Rating(long productId, BigDecimal stars, long reviews) {}
