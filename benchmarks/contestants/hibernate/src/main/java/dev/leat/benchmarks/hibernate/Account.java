package dev.leat.benchmarks.hibernate;

import dev.leat.benchmarks.kit.Answer;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** An account. */
@Entity
@Table(name = "account")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
class Account {
    @Id
    private long id;

    private String owner;

    private BigDecimal balance;

    public long getId() {
        return id;
    }

    public void setCents(long cents) {
        balance = BigDecimal.valueOf(cents, 2);
    }

    public void tell(Answer answer) {
        answer.account(id, owner, balance);
    }
}
