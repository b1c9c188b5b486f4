package dev.leat.samples.store.catalog;

import dev.leat.mapper.Find;
import dev.leat.samples.store.web.Page;
import dev.leat.samples.store.web.Paging;
import dev.leat.samples.store.web.Problems;
import dev.leat.samples.store.web.Sorting;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows the products. */
@RestController
@RequestMapping("/products")
final class ProductController {
    private final Products products;
    private final Reviews reviews;

    ProductController(Products products, Reviews reviews) {
        this.products = products;
        this.reviews = reviews;
    }

    @GetMapping
    Mono<Page<ProductView>> list(
            @RequestParam(defaultValue = "id,asc") String sort,
            @RequestParam(defaultValue = "20") int size,
            @RequestParam(defaultValue = "0") long offset) {
        Find<Product> query = products.with(Product_.category, Product_.stock, Product_.tags)
                .orderBy(Sorting.by(sort, Product_::sortable), Product_.id.asc());
        return new Paging(size, offset).of(query).flatMap(this::rated);
    }

    @GetMapping("/{id}")
    Mono<ProductDetails> show(@PathVariable long id) {
        return products.where(Product_.id.eq(id))
                .with(
                        Product_.category.with(Category_.parent),
                        Product_.stock,
                        Product_.tags,
                        Product_.reviews.orderBy(Review_.id.desc()).with(Review_.customer))
                .one()
                .map(ProductDetails::of)
                .switchIfEmpty(Mono.error(
                        () -> Problems.notFound("There is no product " + id + "; GET /products lists them.")));
    }

    private Mono<Page<ProductView>> rated(Page<Product> page) {
        List<Long> ids = page.items().stream().map(Product::id).toList();
        return reviews.ratings(ids)
                .collectMap(Rating::productId)
                .map(ratings -> page.map(product -> ProductView.of(product, ratings.get(product.id()))));
    }
}
