package dev.leat.mapper.it.shop;

import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Generated;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;
import org.jspecify.annotations.Nullable;

/** A tree: a relation with itself in both directions. */
@Entity
public record Category(
        @Id @Generated @Nullable Long id,
        String name,
        One<@Nullable Category> parent,
        Many<Category> children,
        Many<Product> products) {
    static Category of(String name) {
        return Category_.create().name(name).build();
    }
}
