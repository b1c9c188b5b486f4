package dev.leat.mapper.it.shop;

import dev.leat.mapper.annotation.Column;
import dev.leat.mapper.annotation.CreatedAt;
import dev.leat.mapper.annotation.Embedded;
import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Generated;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.annotation.MappedBy;
import dev.leat.mapper.annotation.UpdatedAt;
import dev.leat.mapper.annotation.Version;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A generated Long, embedded records, a version, both times, a to-many and the inverse of a one-to-one. */
@Entity
public record Customer(
        @Id @Generated @Nullable Long id,
        @Column(length = 100) String name,
        @Nullable String email,
        @Embedded Address address,
        @Embedded @Nullable Address invoiceAddress,
        @Version int version,
        @CreatedAt Instant createdAt,
        @UpdatedAt Instant updatedAt,
        Many<Order> orders,
        @MappedBy("customer") One<@Nullable Profile> profile) {
    static Customer of(String name, String country) {
        return Customer_.create().name(name).address(Address.in(country)).build();
    }
}
