package dev.leat.benchmarks.jmh;

import dev.leat.mapper.annotation.Column;
import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The row that most workloads read. */
@Entity(table = "orders")
record Order(
        @Id long id,
        One<Customer> customer,
        @Column(precision = 12, scale = 2) BigDecimal total,
        @Nullable String note,
        OffsetDateTime placedAt,
        Many<Item> items) {}
