package dev.leat.mapper.it.shop;

import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.annotation.JoinTable;
import dev.leat.mapper.annotation.MappedBy;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An assigned UUID, many-to-many as the owning end, and a many-to-many with itself in both directions. */
@Entity
public record Product(
        @Id UUID id,
        String name,
        One<@Nullable Category> category,
        @JoinTable("product_tag") Many<Tag> tags,

        @JoinTable(value = "product_similar", column = "product_id", inverseColumn = "similar_id")
        Many<Product> similar,

        @MappedBy("similar") Many<Product> similarTo,
        Many<Stock> stocks,
        Many<OrderItem> items) {
    static Product of(int number) {
        return Product_.create().id(id(number)).name("product " + number).build();
    }

    static UUID id(int number) {
        return new UUID(0x1234567800000000L, number);
    }
}
