package dev.leat.samples.store.customer;

import dev.leat.mapper.annotation.Embedded;
import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Generated;
import dev.leat.mapper.annotation.Id;
import org.jspecify.annotations.Nullable;

/** Someone who buys. */
@Entity
public record Customer(
        @Id @Generated @Nullable Long id,
        String name,
        String email,
        @Embedded Address address) {}
