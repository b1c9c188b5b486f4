package dev.leat.benchmarks.hibernate;

import dev.leat.benchmarks.kit.Answer;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.List;

/** A customer with its orders. */
@Entity
@Table(name = "customer")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
class Customer {
    @Id
    private long id;

    private String name;

    @OneToMany(mappedBy = "customer")
    private List<Order> orders;

    public long getId() {
        return id;
    }

    public List<Order> getOrders() {
        return orders;
    }

    /** Without its orders. */
    public void tell(Answer answer) {
        answer.customer(id, name);
    }
}
