package dev.leat.mapper.it.shop;

import dev.leat.mapper.annotation.Embedded;
import org.jspecify.annotations.Nullable;

/** Embedded, with one more embedded in it. */
public record Address(
        String street,
        String country,
        @Nullable String zip,
        @Embedded @Nullable Place place) {
    static Address in(String country) {
        return new Address("Mill Lane 1", country, null, null);
    }
}
