package dev.leat.mapper.it.shop;

import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.annotation.Version;
import dev.leat.mapper.mapping.One;

/** A composite key, of which one column is a relation as well. */
@Entity
public record Stock(
        @Id StockId id,
        One<Product> product,
        int amount,
        @Version short version) {
    static Stock of(Product product, String warehouse, int amount) {
        return Stock_.create()
                .id(new StockId(product.id(), warehouse))
                .product(product)
                .amount(amount)
                .build();
    }
}
