package dev.leat.samples.store.seed;

import dev.leat.samples.store.catalog.Category;
import dev.leat.samples.store.catalog.Category_;
import dev.leat.samples.store.catalog.Product;
import dev.leat.samples.store.catalog.Product_;
import dev.leat.samples.store.catalog.Review;
import dev.leat.samples.store.catalog.Review_;
import dev.leat.samples.store.catalog.Stock;
import dev.leat.samples.store.catalog.Stock_;
import dev.leat.samples.store.catalog.Tag;
import dev.leat.samples.store.catalog.Tag_;
import dev.leat.samples.store.customer.Address;
import dev.leat.samples.store.customer.Customer;
import dev.leat.samples.store.customer.Customer_;
import dev.leat.samples.store.order.Basket;
import dev.leat.samples.store.order.Order;
import dev.leat.samples.store.order.OrderStatus;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Makes up new entities, the same ones in every run. Not for use by two threads at once. */
final class Generator {
    private static final List<String> FIRST_NAMES =
            List.of("Ada", "Bo", "Chen", "Dana", "Emil", "Fatou", "Greta", "Hugo", "Ines", "Jun");
    private static final List<String> LAST_NAMES =
            List.of("Abel", "Brandt", "Costa", "Dubois", "Eriksen", "Fischer", "Garcia", "Haas", "Ito", "Jansen");
    private static final List<String> STREETS = List.of("Mill Lane", "Weir Street", "Bridge Road", "Sluice Way");
    private static final List<Place> PLACES = List.of(
            new Place("Berlin", "DE"),
            new Place("Hamburg", "DE"),
            new Place("Paris", "FR"),
            new Place("Lyon", "FR"),
            new Place("Vienna", "AT"),
            new Place("Lisbon", "PT"),
            new Place("Osaka", "JP"),
            new Place("Boston", "US"));
    private static final List<String> ROOTS = List.of("Kitchen", "Garden", "Office", "Sport", "Travel");
    private static final List<String> CHILDREN = List.of("Basics", "Electric", "Outdoor", "Luxury");
    private static final List<String> TAGS =
            List.of("new", "sale", "gift", "vegan", "handmade", "recycled", "bestseller", "limited");
    private static final List<String> QUALITIES =
            List.of("Light", "Sturdy", "Quiet", "Folding", "Bright", "Soft", "Clever", "Tiny", "Great", "Plain");
    private static final List<String> THINGS =
            List.of("Kettle", "Lamp", "Chair", "Bottle", "Bag", "Knife", "Clock", "Blanket", "Basket", "Mirror");
    private static final List<String> OPINIONS =
            List.of("Never again.", "Not for me.", "Does what it says.", "Good.", "I bought a second one.");

    private final SplittableRandom random = new SplittableRandom(1854);

    Customer customer(int number) {
        Place place = any(PLACES);
        String first = any(FIRST_NAMES);
        String last = any(LAST_NAMES);
        return Customer_.create()
                .name(first + " " + last)
                .email(first.toLowerCase(Locale.ROOT) + number + "@example.com")
                .address(new Address(any(STREETS) + " " + between(1, 99), place.city(), place.country()))
                .build();
    }

    List<Category> roots() {
        return ROOTS.stream().map(name -> Category_.create().name(name).build()).toList();
    }

    List<Category> children(List<Category> roots) {
        return roots.stream()
                .flatMap(root -> CHILDREN.stream()
                        .map(name -> Category_.create().name(name).parent(root).build()))
                .toList();
    }

    List<Tag> tags() {
        return TAGS.stream().map(name -> Tag_.create().name(name).build()).toList();
    }

    Product product(int number, List<Category> categories) {
        return Product_.create()
                .name(any(QUALITIES) + " " + any(THINGS) + " " + (number + 1))
                .price(BigDecimal.valueOf(between(199, 29_999), 2))
                .category(any(categories))
                .build();
    }

    Stock stock(Product product) {
        return Stock_.create().product(product).available(between(100, 1_000)).build();
    }

    List<Review> reviews(Product product, List<Customer> customers) {
        return Stream.generate(() -> review(product, any(customers)))
                .limit(between(0, 4))
                .toList();
    }

    private Review review(Product product, Customer customer) {
        int stars = between(1, 5);
        return Review_.create()
                .product(product)
                .customer(customer)
                .stars(stars)
                .text(random.nextBoolean() ? OPINIONS.get(stars - 1) : null)
                .build();
    }

    /** One to three pieces of each of one to five products. */
    Basket basket(List<Customer> customers, List<Product> products) {
        int first = random.nextInt(products.size() - 4);
        List<Basket.Line> lines = products.subList(first, first + between(1, 5)).stream()
                .map(product -> new Basket.Line(product, between(1, 3)))
                .toList();
        return new Basket(any(customers), lines);
    }

    /** The order of a basket; a quarter of all is still open. */
    Order order(Basket basket) {
        return basket.order(any(List.of(OrderStatus.values())));
    }

    private int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private record Place(String city, String country) {}
}
