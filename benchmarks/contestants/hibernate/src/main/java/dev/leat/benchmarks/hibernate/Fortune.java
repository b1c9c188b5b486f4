package dev.leat.benchmarks.hibernate;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A fortune. */
@Entity
@Table(name = "fortune")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
class Fortune {
    @Id
    private int id;

    private String message;

    Fortune() {}

    Fortune(int id, String message) {
        this.id = id;
        this.message = message;
    }

    public int getId() {
        return id;
    }

    public String getMessage() {
        return message;
    }
}
