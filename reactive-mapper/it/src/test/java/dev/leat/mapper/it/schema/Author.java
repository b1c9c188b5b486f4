package dev.leat.mapper.it.schema;

import dev.leat.mapper.annotation.Column;
import dev.leat.mapper.annotation.Embedded;
import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Generated;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.annotation.MappedBy;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What DDL has to say: sizes, nulls, an embedded record that may be null, a one-to-one. */
@Entity
public record Author(
        @Id @Generated @Nullable Long id,
        @Column(name = "full_name", length = 80) String name,
        @Embedded @Nullable Fee fee,
        @Column(precision = 5, scale = 1) @Nullable BigDecimal rating,
        @MappedBy("author") One<@Nullable Desk> desk,
        Many<Book> books) {}
