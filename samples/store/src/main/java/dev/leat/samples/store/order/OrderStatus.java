package dev.leat.samples.store.order;

/** How far an order has come; stored as text. */
public enum OrderStatus {
    OPEN,
    PAID,
    SHIPPED,
    CANCELLED
}
