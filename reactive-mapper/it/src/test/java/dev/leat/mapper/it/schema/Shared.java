package dev.leat.mapper.it.schema;

import dev.leat.mapper.annotation.Column;
import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Generated;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.annotation.JoinColumn;
import dev.leat.mapper.annotation.MappedBy;
import dev.leat.mapper.mapping.One;
import org.jspecify.annotations.Nullable;

/** Entities whose tables, columns or keys are the same in one way or another. */
final class Shared {
    private Shared() {}

    @Entity(table = "order")
    record ShopOrder(
            @Id long id,
            @JoinColumn("line_item") One<@Nullable Topic> lineItem,
            @Column(name = "line_code", unique = true) String code) {}

    @Entity(table = "order_line")
    record OrderLine(
            @Id long id,
            @JoinColumn("item") One<@Nullable Topic> item,
            @Column(name = "code", unique = true) String code) {}

    @Entity(table = "person")
    record FullPerson(
            @Id @Generated @Nullable Long id,
            String name,
            @Nullable String note) {}

    @Entity(table = "person")
    record SlimPerson(@Id @Generated @Nullable Long id, String name) {}

    @Entity(table = "person")
    record OtherPerson(@Id @Generated @Nullable Long id, int name) {}

    @Entity
    record Head(@Id long id, @MappedBy("head") One<@Nullable Face> face) {}

    @Entity
    record Face(@Id long id, @JoinColumn("id") One<Head> head) {}
}
