package dev.leat.benchmarks.micronaut;

import dev.leat.benchmarks.kit.Answer;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Relation;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The entities with relations, which joins fetch: mutable, as in the guide. */
final class Related {
    private Related() {}

    @MappedEntity("customer")
    static final class CustomerRoot {
        @Id
        private long id;

        private String name = "";

        @Relation(value = Relation.Kind.ONE_TO_MANY, mappedBy = "customer")
        private @Nullable List<OrderNode> orders;

        public long getId() {
            return id;
        }

        public void setId(long id) {
            this.id = id;
        }

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public @Nullable List<OrderNode> getOrders() {
            return orders;
        }

        public void setOrders(@Nullable List<OrderNode> orders) {
            this.orders = orders;
        }

        void tell(Answer answer) {
            answer.customer(id, name);
        }

        void tellAll(Answer answer) {
            tell(answer);
            Objects.requireNonNull(orders).forEach(order -> order.tellWithItems(answer));
        }
    }

    @MappedEntity("orders")
    static final class OrderNode {
        @Id
        private long id;

        private BigDecimal total = BigDecimal.ZERO;

        private @Nullable String note;

        private OffsetDateTime placedAt = OffsetDateTime.MIN;

        @Relation(Relation.Kind.MANY_TO_ONE)
        private @Nullable CustomerRoot customer;

        @Relation(value = Relation.Kind.ONE_TO_MANY, mappedBy = "order")
        private @Nullable List<ItemLeaf> items;

        public long getId() {
            return id;
        }

        public void setId(long id) {
            this.id = id;
        }

        public BigDecimal getTotal() {
            return total;
        }

        public void setTotal(BigDecimal total) {
            this.total = total;
        }

        public @Nullable String getNote() {
            return note;
        }

        public void setNote(@Nullable String note) {
            this.note = note;
        }

        public OffsetDateTime getPlacedAt() {
            return placedAt;
        }

        public void setPlacedAt(OffsetDateTime placedAt) {
            this.placedAt = placedAt;
        }

        public @Nullable CustomerRoot getCustomer() {
            return customer;
        }

        public void setCustomer(@Nullable CustomerRoot customer) {
            this.customer = customer;
        }

        public @Nullable List<ItemLeaf> getItems() {
            return items;
        }

        public void setItems(@Nullable List<ItemLeaf> items) {
            this.items = items;
        }

        private void tell(Answer answer) {
            answer.order(id, Objects.requireNonNull(customer).getId(), total, note, placedAt);
        }

        void tellWithItems(Answer answer) {
            tell(answer);
            if (items != null) {
                items.forEach(item -> item.tell(answer));
            }
        }

        void tellAll(Answer answer) {
            tellWithItems(answer);
            Objects.requireNonNull(customer).tell(answer);
        }
    }

    @MappedEntity("item")
    static final class ItemLeaf {
        @Id
        private long id;

        private String sku = "";

        private int quantity;

        @Relation(Relation.Kind.MANY_TO_ONE)
        private @Nullable OrderNode order;

        public long getId() {
            return id;
        }

        public void setId(long id) {
            this.id = id;
        }

        public String getSku() {
            return sku;
        }

        public void setSku(String sku) {
            this.sku = sku;
        }

        public int getQuantity() {
            return quantity;
        }

        public void setQuantity(int quantity) {
            this.quantity = quantity;
        }

        public @Nullable OrderNode getOrder() {
            return order;
        }

        public void setOrder(@Nullable OrderNode order) {
            this.order = order;
        }

        void tell(Answer answer) {
            answer.item(id, Objects.requireNonNull(order).getId(), sku, quantity);
        }
    }
}
