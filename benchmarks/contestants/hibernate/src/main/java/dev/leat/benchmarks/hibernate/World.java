package dev.leat.benchmarks.hibernate;

import dev.leat.benchmarks.kit.Answer;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of TechEmpower's table. */
@Entity
@Table(name = "world")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
class World {
    @Id
    private int id;

    @Column(name = "randomnumber")
    private int number;

    public int getId() {
        return id;
    }

    public void setNumber(int number) {
        this.number = number;
    }

    public void tell(Answer answer) {
        answer.world(id, number);
    }
}
