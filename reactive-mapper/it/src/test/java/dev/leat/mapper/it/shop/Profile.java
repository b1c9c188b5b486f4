package dev.leat.mapper.it.shop;

import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Generated;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.One;

/** The owning end of a one-to-one, with a generated long. */
@Entity
public record Profile(@Id @Generated long id, One<Customer> customer, String text) {
    static Profile of(One<Customer> customer, String text) {
        return Profile_.create().customer(customer).text(text).build();
    }
}
