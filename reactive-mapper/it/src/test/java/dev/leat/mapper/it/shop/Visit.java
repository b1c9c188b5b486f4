package dev.leat.mapper.it.shop;

import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Generated;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.One;
import org.jspecify.annotations.Nullable;

/** Its table is made by hand, without a foreign key, so that its customer can vanish. */
@Entity
public record Visit(@Id @Generated @Nullable Long id, One<Customer> customer, String page) {}
