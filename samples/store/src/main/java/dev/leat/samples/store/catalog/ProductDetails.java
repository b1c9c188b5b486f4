package dev.leat.samples.store.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A product with all that is known of it.
 *
 * @param categories from the root of the tree to the product's own
 * @param reviews the newest first
 */
record ProductDetails(
        long id,
        String name,
        BigDecimal price,
        List<String> categories,
        int available,
        List<String> tags,
        List<ReviewView> reviews) {

    static ProductDetails of(Product product) {
        return new ProductDetails(
                Objects.requireNonNull(product.id()),
                product.name(),
                product.price(),
                path(product.category().get()),
                ProductView.available(product.stock()),
                product.tags().list().stream().map(Tag::name).sorted().toList(),
                product.reviews().part().stream().map(ReviewView::of).toList());
    }

    private static List<String> path(Category category) {
        Category parent = category.parent().get();
        return parent == null ? List.of(category.name()) : List.of(parent.name(), category.name());
    }

    record ReviewView(int stars, @Nullable String text, String customer) {
        static ReviewView of(Review review) {
            return new ReviewView(
                    review.stars(), review.text(), review.customer().get().name());
        }
    }
}
