package dev.leat.mapper.it.shop;

/** Stored as text. */
public enum OrderStatus {
    OPEN,
    SHIPPED,
    CANCELLED
}
