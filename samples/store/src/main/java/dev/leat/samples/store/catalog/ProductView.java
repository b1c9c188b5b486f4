package dev.leat.samples.store.catalog;

import dev.leat.mapper.mapping.One;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A product in a list.
 *
 * @param rating null if nobody has reviewed it
 */
record ProductView(
        long id,
        String name,
        BigDecimal price,
        String category,
        int available,
        List<String> tags,
        @Nullable RatingView rating) {

    static ProductView of(Product product, @Nullable Rating rating) {
        return new ProductView(
                Objects.requireNonNull(product.id()),
                product.name(),
                product.price(),
                product.category().get().name(),
                available(product.stock()),
                product.tags().list().stream().map(Tag::name).sorted().toList(),
                rating == null ? null : new RatingView(rating.stars(), rating.reviews()));
    }

    static int available(One<@Nullable Stock> handle) {
        Stock stock = handle.get();
        return stock == null ? 0 : stock.available();
    }

    record RatingView(BigDecimal stars, long reviews) {}
}
