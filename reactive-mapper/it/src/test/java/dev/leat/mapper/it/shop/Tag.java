package dev.leat.mapper.it.shop;

import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Generated;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.Many;

/** The other end of a many-to-many, with a generated int. */
@Entity
public record Tag(@Id @Generated int id, String label, Many<Product> products) {
    static Tag of(String label) {
        return Tag_.create().label(label).build();
    }
}
