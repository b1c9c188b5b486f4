package dev.leat.samples.store.catalog;

import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Generated;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;
import org.jspecify.annotations.Nullable;

/** A node of the tree of categories; a root has no parent. */
@Entity
public record Category(
        @Id @Generated @Nullable Long id, String name, One<@Nullable Category> parent, Many<Category> children) {}
