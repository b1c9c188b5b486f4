package dev.leat.benchmarks.hibernate;

import dev.leat.benchmarks.kit.Data;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A booking whose key the table gives. */
@Entity
@Table(name = "booking")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields
class Booking {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(name = "customer_id")
    private long customerId;

    private BigDecimal total;

    private @Nullable String note;

    @Column(name = "placed_at")
    @JdbcTypeCode(SqlTypes.TIMESTAMP_WITH_TIMEZONE)
    private OffsetDateTime placedAt;

    Booking() {}

    /** With the values of an order. */
    Booking(long number) {
        customerId = Data.customerOf(number);
        total = Data.totalOf(number);
        note = Data.noteOf(number);
        placedAt = Data.placedAtOf(number);
    }

    public long getId() {
        return Objects.requireNonNull(id);
    }
}
