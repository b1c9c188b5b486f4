package dev.leat.mapper.it.shop;

import dev.leat.mapper.mapping.EntityType;
import dev.leat.mapper.mapping.InverseOne;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.ManyToMany;
import dev.leat.mapper.mapping.One;
import dev.leat.mapper.mapping.Relation;
import dev.leat.mapper.mapping.ToMany;
import dev.leat.mapper.mapping.ToOne;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Every relation of the shop in both directions, with what it has to hold. Rows are told by their numbers, -1 is none. */
record RelationCases(ShopData data) {
    private static final Comparator<Object> BY_TEXT = Comparator.comparing(Object::toString);

    List<RelationCase<?>> all() {
        return List.of(
                one(Order_.customer, Order::customer, data.orders(), data.customers(), i -> i / 2),
                one(Order_.coupon, Order::coupon, data.orders(), data.coupons(), this::coupon),
                one(Profile_.customer, Profile::customer, data.profiles(), data.customers(), i -> 2 * i),
                one(Category_.parent, Category::parent, data.categories(), data.categories(), ShopData::parent),
                one(Product_.category, Product::category, data.products(), data.categories(), this::category),
                one(Stock_.product, Stock::product, data.stocks(), data.products(), i -> i / 2),
                one(OrderItem_.order, OrderItem::order, data.items(), data.orders(), i -> i / 3),
                one(OrderItem_.product, OrderItem::product, data.items(), data.products(), this::product),
                inverse(),
                many(Customer_.orders, Customer::orders, data.customers(), data.orders(), i -> i / 2),
                many(Coupon_.orders, Coupon::orders, data.coupons(), data.orders(), this::coupon),
                many(Category_.children, Category::children, data.categories(), data.categories(), ShopData::parent),
                many(Category_.products, Category::products, data.categories(), data.products(), this::category),
                many(Product_.stocks, Product::stocks, data.products(), data.stocks(), i -> i / 2),
                many(Product_.items, Product::items, data.products(), data.items(), this::product),
                many(Order_.items, Order::items, data.orders(), data.items(), i -> i / 3),
                joined(Product_.tags, Product::tags, data.products(), data.tags(), data::tagsOf, false),
                joined(Tag_.products, Tag::products, data.tags(), data.products(), data::tagsOf, true),
                joined(Product_.similar, Product::similar, data.products(), data.products(), this::similar, false),
                joined(Product_.similarTo, Product::similarTo, data.products(), data.products(), this::similar, true));
    }

    private int coupon(int order) {
        return order % 3 == 0 ? order / 3 % data.coupons().size() : -1;
    }

    private int category(int product) {
        return product % 3 == 0 ? -1 : product / 4;
    }

    private int product(int item) {
        return item * 7 % data.products().size();
    }

    private List<Integer> similar(int product) {
        return List.of(data.similarTo(product));
    }

    private static <E, T> RelationCase<E> one(
            ToOne<E, T, ?> relation,
            Function<E, ? extends One<? extends @Nullable T>> handle,
            List<E> rows,
            List<T> targets,
            IntFunction<Integer> targetOf) {
        Map<Object, List<?>> expected = new HashMap<>();
        Set<Object> keys = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            int target = targetOf.apply(i);
            List<?> related = target < 0 ? List.of() : List.of(key(relation.target(), targets.get(target)));
            keys.addAll(related);
            expected.put(key(relation.owner(), rows.get(i)), related);
        }
        return ofOne(relation, handle, expected, keys.size());
    }

    private RelationCase<Customer> inverse() {
        InverseOne<Customer, Profile, Long> relation = Customer_.profile;
        Map<Object, List<?>> expected = new HashMap<>();
        for (int i = 0; i < data.customers().size(); i++) {
            List<?> related = i % 2 == 0 ? List.of(data.profiles().get(i / 2).id()) : List.of();
            expected.put(key(Customer_.entity, data.customers().get(i)), related);
        }
        return ofOne(relation, Customer::profile, expected, data.customers().size());
    }

    private static <E, T> RelationCase<E> ofOne(
            Relation<E, T> relation,
            Function<E, ? extends One<? extends @Nullable T>> handle,
            Map<Object, List<?>> expected,
            int keys) {
        Function<E, List<?>> related = row -> {
            T target = handle.apply(row).get();
            return target == null ? List.of() : List.of(key(relation.target(), target));
        };
        return new RelationCase<>(relation, related, expected, keys);
    }

    private static <E, T> RelationCase<E> many(
            ToMany<E, T, ?> relation,
            Function<E, Many<T>> handle,
            List<E> rows,
            List<T> children,
            IntFunction<Integer> parentOf) {
        IntFunction<List<Integer>> parents = i -> parentOf.apply(i) < 0 ? List.of() : List.of(parentOf.apply(i));
        return ofMany(relation, handle, rows, pairs(children, relation.target(), parents));
    }

    /** The pairs are given by the first end: {@code turned} if that is the other one. */
    private static <E, T> RelationCase<E> joined(
            ManyToMany<E, T, ?> relation,
            Function<E, Many<T>> handle,
            List<E> rows,
            List<T> others,
            IntFunction<List<Integer>> pairs,
            boolean turned) {
        if (turned) {
            return ofMany(relation, handle, rows, pairs(others, relation.target(), pairs));
        }
        Map<Integer, List<Object>> related = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            related.put(
                    i,
                    pairs.apply(i).stream()
                            .map(other -> key(relation.target(), others.get(other)))
                            .toList());
        }
        return ofMany(relation, handle, rows, related);
    }

    private static <T> Map<Integer, List<Object>> pairs(
            List<T> children, EntityType<T, ?> type, IntFunction<List<Integer>> parentsOf) {
        Map<Integer, List<Object>> related = new HashMap<>();
        for (int i = 0; i < children.size(); i++) {
            for (int parent : parentsOf.apply(i)) {
                related.computeIfAbsent(parent, none -> new ArrayList<>()).add(key(type, children.get(i)));
            }
        }
        return related;
    }

    private static <E, T> RelationCase<E> ofMany(
            Relation<E, T> relation, Function<E, Many<T>> handle, List<E> rows, Map<Integer, List<Object>> related) {
        Map<Object, List<?>> expected = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            List<?> keys = related.getOrDefault(i, List.of());
            expected.put(
                    key(relation.owner(), rows.get(i)),
                    keys.stream().sorted(BY_TEXT).toList());
        }
        Function<E, List<?>> found = row -> handle.apply(row).list().stream()
                .map(target -> key(relation.target(), target))
                .sorted(BY_TEXT)
                .toList();
        return new RelationCase<>(relation, found, expected, rows.size());
    }

    private static <T> Object key(EntityType<T, ?> type, T row) {
        return Objects.requireNonNull(type.id(row));
    }
}
