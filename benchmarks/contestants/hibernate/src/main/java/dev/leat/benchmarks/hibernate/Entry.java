package dev.leat.benchmarks.hibernate;

import dev.leat.benchmarks.kit.Answer;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An entry with its customer and its order. */
@Entity
@Table(name = "entry")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
class Entry {
    @Id
    private long id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "customer_id")
    private Customer customer;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "order_id")
    private Order order;

    private BigDecimal total;

    private @Nullable String note;

    @Column(name = "placed_at")
    @JdbcTypeCode(SqlTypes.TIMESTAMP_WITH_TIMEZONE)
    private OffsetDateTime placedAt;

    public long getId() {
        return id;
    }

    /** Without its customer and its order. */
    public void tell(Answer answer) {
        answer.entry(id, customer.getId(), order.getId(), total, note, placedAt);
    }

    public void tellWithRelations(Answer answer) {
        answer.below(0);
        tell(answer);
        answer.below(id);
        customer.tell(answer);
        order.tell(answer);
    }
}
