package dev.leat.mapper.it.shop;

import java.util.UUID;

/** A key of two columns. */
public record StockId(UUID productId, String warehouse) {}
