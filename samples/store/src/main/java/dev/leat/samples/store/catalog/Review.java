package dev.leat.samples.store.catalog;

import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Generated;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.One;
import dev.leat.samples.store.customer.Customer;
import org.jspecify.annotations.Nullable;

/**
 * What a customer thinks of a product.
 *
 * @param stars 1 to 5
 */
@Entity
public record Review(
        @Id @Generated @Nullable Long id,
        One<Product> product,
        One<Customer> customer,
        int stars,
        @Nullable String text) {}
