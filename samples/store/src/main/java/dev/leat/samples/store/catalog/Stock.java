package dev.leat.samples.store.catalog;

import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Generated;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.One;
import org.jspecify.annotations.Nullable;

/** How much of a product can be sold; a row of its own, so that selling never waits for who edits the product. */
@Entity
public record Stock(@Id @Generated @Nullable Long id, One<Product> product, int available) {}
