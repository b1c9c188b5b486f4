package dev.leat.samples.store.customer;

import dev.leat.mapper.annotation.Column;

/**
 * Where someone lives; columns of the table that embeds it.
 *
 * @param country two letters of ISO 3166
 */
public record Address(
        String street, String city, @Column(length = 2) String country) {}
