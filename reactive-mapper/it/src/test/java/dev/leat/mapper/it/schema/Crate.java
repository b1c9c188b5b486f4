package dev.leat.mapper.it.schema;

import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Generated;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.annotation.JoinColumn;
import dev.leat.mapper.annotation.MappedBy;
import dev.leat.mapper.annotation.Version;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;
import org.jspecify.annotations.Nullable;

/** In a schema of its own, with names as long as databases take them. */
@Entity(schema = "depot", table = "crate_with_a_name_that_is_nearly_as_long_as_databases_take_it")
public record Crate(
        @Id @Generated @Nullable Long id,
        @Version int version,
        @JoinColumn("the_crate_that_stands_below_this_one") One<@Nullable Crate> below,
        @JoinColumn("the_crate_that_stands_beside_this_one") One<@Nullable Crate> beside,
        @MappedBy("below") Many<Crate> above) {}
