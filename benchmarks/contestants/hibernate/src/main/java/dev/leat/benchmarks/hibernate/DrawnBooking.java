package dev.leat.benchmarks.hibernate;

import dev.leat.benchmarks.kit.Data;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A booking whose key was drawn from the sequence of the table before, since Hibernate cannot batch what waits for keys. */
@Entity
@Table(name = "booking")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
class DrawnBooking {
    @Id
    private long id;

    @Column(name = "customer_id")
    private long customerId;

    private BigDecimal total;

    private @Nullable String note;

    @Column(name = "placed_at")
    @JdbcTypeCode(SqlTypes.TIMESTAMP_WITH_TIMEZONE)
    private OffsetDateTime placedAt;

    DrawnBooking() {}

    /** With a key, and the values of an order. */
    DrawnBooking(long id, long number) {
        this.id = id;
        customerId = Data.customerOf(number);
        total = Data.totalOf(number);
        note = Data.noteOf(number);
        placedAt = Data.placedAtOf(number);
    }

    public long getId() {
        return id;
    }
}
