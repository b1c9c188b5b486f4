package dev.leat.samples.store.catalog;

import dev.leat.mapper.annotation.Column;
import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Generated;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.annotation.JoinTable;
import dev.leat.mapper.annotation.MappedBy;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Something to buy. */
@Entity
public record Product(
        @Id @Generated @Nullable Long id,
        String name,
        @Column(precision = 12, scale = 2) BigDecimal price,
        One<Category> category,
        @MappedBy("product") One<@Nullable Stock> stock,

        @JoinTable(value = "product_tag", inverseColumn = "tag")
        Many<Tag> tags,

        Many<Review> reviews) {}
