package dev.leat.samples.store.catalog;

import dev.leat.mapper.annotation.Column;
import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.Many;

/** A word that any number of products share. */
@Entity
public record Tag(@Id @Column(length = 40) String name, Many<Product> products) {}
