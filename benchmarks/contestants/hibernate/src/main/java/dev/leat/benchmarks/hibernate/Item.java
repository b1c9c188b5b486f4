package dev.leat.benchmarks.hibernate;

import dev.leat.benchmarks.kit.Answer;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** An item of an order. */
@Entity
@Table(name = "item")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
class Item {
    @Id
    private long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "order_id")
    private Order order;

    private String sku;

    private int quantity;

    public void tell(Answer answer) {
        answer.item(id, order.getId(), sku, quantity);
    }
}
