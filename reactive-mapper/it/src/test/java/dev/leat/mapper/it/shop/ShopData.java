package dev.leat.mapper.it.shop;

import dev.leat.core.query.ColumnType;
import dev.leat.mapper.Crud;
import dev.leat.mapper.Leat;
import dev.leat.mapper.it.testing.MappedDatabase;
import dev.leat.mapper.mapping.EntityType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A shop with about as many rows in every table, related by their numbers, so that what every relation holds can be told
 * without asking the database.
 */
record ShopData(
        List<Customer> customers,
        List<Profile> profiles,
        List<Coupon> coupons,
        List<Order> orders,
        List<Category> categories,
        List<Product> products,
        List<Tag> tags,
        List<Stock> stocks,
        List<OrderItem> items) {
    /** Fills the empty tables. */
    static ShopData fill(MappedDatabase database, int size) {
        Leat leat = database.leat();
        List<Customer> customers =
                insert(database, Customer_.entity, size, i -> Customer.of("customer " + i, country(i)));
        List<Coupon> coupons = insert(database, Coupon_.entity, (size + 1) / 2, i -> Coupon.of("K" + i, i % 50));
        List<Profile> profiles = insert(
                database,
                Profile_.entity,
                (size + 1) / 2,
                i -> Profile.of(Profile_.customer.of(customers.get(2 * i)), "profile " + i));
        List<Order> orders = insert(database, Order_.entity, size, i -> order(i, customers, coupons));
        List<Category> categories = categories(database, size);
        List<Product> products = insert(database, Product_.entity, size, i -> product(i, categories));
        List<Tag> tags = insert(database, Tag_.entity, size, i -> Tag.of("tag " + i));
        List<Stock> stocks = insert(
                database, Stock_.entity, size, i -> Stock.of(products.get(i / 2), i % 2 == 0 ? "north" : "south", i));
        List<OrderItem> items = insert(
                database,
                OrderItem_.entity,
                size,
                i -> OrderItem.of(orders.get(i / 3), products.get((i * 7) % size), 1 + i % 5));
        ShopData data = new ShopData(customers, profiles, coupons, orders, categories, products, tags, stocks, items);
        database.run(leat.transactional(data.join(leat)));
        database.clear();
        return data;
    }

    static String country(int number) {
        return List.of("DE", "FR", "PT").get(number % 3);
    }

    /** The number of the category above, or -1 for none. */
    static int parent(int category) {
        return category == 0 ? -1 : (category - 1) / 3;
    }

    /** The numbers of a product's tags. */
    List<Integer> tagsOf(int product) {
        int size = products.size();
        return product % 4 == 3
                ? List.of()
                : IntStream.of(product, (product + 5) % size).distinct().boxed().toList();
    }

    /** The number of the product that is named as similar to this one. */
    int similarTo(int product) {
        return (product / 2) * 2;
    }

    private static Order order(int i, List<Customer> customers, List<Coupon> coupons) {
        Order plain = Order.of(customers.get(i / 2), i + ".50");
        return i % 3 == 0
                ? Order_.with(plain).coupon(coupons.get(i / 3 % coupons.size())).build()
                : plain;
    }

    private static Product product(int i, List<Category> categories) {
        Product plain = Product.of(i);
        return i % 3 == 0
                ? plain
                : Product_.with(plain).category(categories.get(i / 4)).build();
    }

    private static List<Category> categories(MappedDatabase database, int size) {
        List<Category> flat = insert(database, Category_.entity, size, i -> Category.of("category " + i));
        Flux<Category> tree = Flux.range(0, size)
                .map(i -> parent(i) < 0
                        ? flat.get(i)
                        : Category_.with(flat.get(i))
                                .parent(flat.get(parent(i)))
                                .build());
        return database.list(database.leat().crud(Category_.entity).updateAll(tree));
    }

    private static <E, K> List<E> insert(
            MappedDatabase database, EntityType<E, K> type, int size, IntFunction<E> entity) {
        Crud<E, K> crud = database.leat().crud(type);
        return database.list(crud.insertAll(Flux.range(0, size).map(entity::apply)));
    }

    private Mono<Long> join(Leat leat) {
        List<UUID> tagged = new ArrayList<>();
        List<Integer> tagIds = new ArrayList<>();
        List<UUID> similar = new ArrayList<>();
        List<UUID> similarTo = new ArrayList<>();
        for (int i = 0; i < products.size(); i++) {
            for (int tag : tagsOf(i)) {
                tagged.add(products.get(i).id());
                tagIds.add(tags.get(tag).id());
            }
            similar.add(products.get(i).id());
            similarTo.add(products.get(similarTo(i)).id());
        }
        return leat.sql("insert into product_tag (product_id, tag_id)"
                        + " select * from unnest(cast(:products as uuid array), cast(:tags as integer array))")
                .bindAll("products", ColumnType.UUID, tagged)
                .bindAll("tags", ColumnType.INTEGER, tagIds)
                .update()
                .then(leat.sql("insert into product_similar (product_id, similar_id)"
                                + " select * from unnest(cast(:one as uuid array), cast(:other as uuid array))")
                        .bindAll("one", ColumnType.UUID, similar)
                        .bindAll("other", ColumnType.UUID, similarTo)
                        .update());
    }
}
