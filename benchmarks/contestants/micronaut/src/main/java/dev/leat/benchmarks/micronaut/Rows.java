package dev.leat.benchmarks.micronaut;

import dev.leat.benchmarks.kit.Answer;
import dev.leat.benchmarks.kit.Data;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.Relation;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The entities: records, as in the guide. */
final class Rows {
    private Rows() {}

    @MappedEntity("orders")
    record Order(
            @Id long id,
            long customerId,
            BigDecimal total,
            @Nullable String note,
            OffsetDateTime placedAt) {
        void tell(Answer answer) {
            answer.order(id, customerId, total, note, placedAt);
        }
    }

    @MappedEntity("item")
    record Item(@Id long id, long orderId, String sku, int quantity) {
        void tell(Answer answer) {
            answer.item(id, orderId, sku, quantity);
        }
    }

    @MappedEntity("customer")
    record Customer(@Id long id, String name) {
        void tell(Answer answer) {
            answer.customer(id, name);
        }
    }

    /** New with a null id, which the insert gives. */
    @MappedEntity("booking")
    record Booking(
            @Id @GeneratedValue @Nullable Long id,
            long customerId,
            BigDecimal total,
            @Nullable String note,
            OffsetDateTime placedAt) {
        static Booking of(long number) {
            return new Booking(
                    null, Data.customerOf(number), Data.totalOf(number), Data.noteOf(number), Data.placedAtOf(number));
        }

        void tell(long number, Answer answer) {
            answer.id(number, Objects.requireNonNull(id));
        }
    }

    @MappedEntity("account")
    record Account(@Id long id, String owner, BigDecimal balance) {
        Account with(long cents) {
            return new Account(id, owner, BigDecimal.valueOf(cents, 2));
        }

        void tell(Answer answer) {
            answer.account(id, owner, balance);
        }
    }

    @MappedEntity("world")
    record World(@Id int id, @MappedProperty("randomnumber") int number) {
        World with(int changed) {
            return new World(id, changed);
        }

        void tell(Answer answer) {
            answer.world(id, number);
        }
    }

    @MappedEntity("fortune")
    record Fortune(@Id int id, String message) {}

    @MappedEntity("node")
    record Node(@Id long id, @Nullable Long parentId, String label) {
        void tell(Answer answer) {
            answer.node(id, label);
        }
    }

    @MappedEntity("entry")
    record Entry(
            @Id long id,
            long customerId,
            long orderId,
            BigDecimal total,
            @Nullable String note,
            OffsetDateTime placedAt) {
        void tell(Answer answer) {
            answer.entry(id, customerId, orderId, total, note, placedAt);
        }
    }

    /** An order with its customer, for which a join is read. */
    @MappedEntity("orders")
    record PlacedOrder(
            @Id long id,
            @Relation(Relation.Kind.MANY_TO_ONE) Customer customer,
            BigDecimal total,
            @Nullable String note,
            OffsetDateTime placedAt) {
        void tell(Answer answer) {
            answer.order(id, customer.id(), total, note, placedAt);
            answer.below(id);
            customer.tell(answer);
        }
    }

    record PlacedOrderWithItems(PlacedOrder order, List<Item> items) {
        void tell(Answer answer) {
            answer.next();
            order.tell(answer);
            items.forEach(item -> item.tell(answer));
        }
    }

    record NodeWithChildren(Node node, List<NodeWithChildren> children) {
        NodeWithChildren(Node node) {
            this(node, new ArrayList<>());
        }

        /** As a root. */
        void tell(Answer answer) {
            answer.below(0);
            node.tell(answer);
            tellChildren(answer);
        }

        private void tellChildren(Answer answer) {
            answer.below(node.id());
            children.forEach(child -> child.node().tell(answer));
            children.forEach(child -> child.tellChildren(answer));
        }
    }

    record OrderWithItems(Order order, List<Item> items) {
        void tell(Answer answer) {
            order.tell(answer);
            answer.below(order.id());
            items.forEach(item -> item.tell(answer));
        }
    }

    record CustomerWithOrders(Customer customer, List<OrderWithItems> orders) {
        void tell(Answer answer) {
            answer.below(0);
            customer.tell(answer);
            orders.forEach(order -> {
                answer.below(customer.id());
                order.tell(answer);
            });
        }
    }

    record EntryWithRelations(Entry entry, Customer customer, Order order) {
        void tell(Answer answer) {
            answer.below(0);
            entry.tell(answer);
            answer.below(entry.id());
            customer.tell(answer);
            order.tell(answer);
        }
    }
}
