package dev.leat.benchmarks.spring;

import dev.leat.benchmarks.kit.Answer;
import dev.leat.benchmarks.kit.Data;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/** The entities: immutable with one constructor of all arguments, as the reference advises, and without relations. */
final class Rows {
    private Rows() {}

    @Table("orders")
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

    @Table("item")
    record Item(@Id long id, long orderId, String sku, int quantity) {
        void tell(Answer answer) {
            answer.item(id, orderId, sku, quantity);
        }
    }

    @Table("customer")
    record Customer(@Id long id, String name) {
        void tell(Answer answer) {
            answer.customer(id, name);
        }
    }

    /** New with a null id, which the insert gives. */
    @Table("booking")
    record Booking(
            @Id @Nullable Long id,
            long customerId,
            BigDecimal total,
            @Nullable String note,
            OffsetDateTime placedAt) {
        static Booking of(long number) {
            return new Booking(
                    null, Data.customerOf(number), Data.totalOf(number), Data.noteOf(number), Data.placedAtOf(number));
        }

        Booking withId(Long given) {
            return new Booking(given, customerId, total, note, placedAt);
        }

        void tell(long number, Answer answer) {
            answer.id(number, Objects.requireNonNull(id));
        }
    }

    @Table("account")
    record Account(@Id long id, String owner, BigDecimal balance) {
        Account with(long cents) {
            return new Account(id, owner, BigDecimal.valueOf(cents, 2));
        }

        void tell(Answer answer) {
            answer.account(id, owner, balance);
        }
    }

    @Table("world")
    record World(@Id int id, @Column("randomnumber") int number) {
        World with(int changed) {
            return new World(id, changed);
        }

        void tell(Answer answer) {
            answer.world(id, number);
        }
    }

    @Table("fortune")
    record Fortune(@Id int id, String message) {}

    @Table("node")
    record Node(@Id long id, @Nullable Long parentId, String label) {
        void tell(Answer answer) {
            answer.node(id, label);
        }
    }

    @Table("entry")
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

    record NodeWithChildren(Node node, List<NodeWithChildren> children) {
        NodeWithChildren(Node node) {
            this(node, new ArrayList<>());
        }

        void tell(Answer answer) {
            tell(0, answer);
        }

        private void tell(long parent, Answer answer) {
            answer.below(parent);
            node.tell(answer);
            children.forEach(child -> child.tell(node.id(), answer));
        }
    }

    record OrderWithItems(Order order, @Nullable Customer customer, List<Item> items) {
        OrderWithItems(Order order, @Nullable Customer customer) {
            this(order, customer, new ArrayList<>());
        }

        /** The order where the answer is, what it has below it. */
        void tell(Answer answer) {
            order.tell(answer);
            answer.below(order.id());
            if (customer != null) {
                customer.tell(answer);
            }
            items.forEach(item -> item.tell(answer));
        }

        void tellNext(Answer answer) {
            answer.next();
            tell(answer);
        }
    }

    /** A projection of an order and its customer, in the columns of a join. */
    record OrderOfCustomer(
            long id,
            long customerId,
            BigDecimal total,
            @Nullable String note,
            OffsetDateTime placedAt,
            long customerKey,
            String customerName) {
        OrderWithItems withItems() {
            return new OrderWithItems(
                    new Order(id, customerId, total, note, placedAt), new Customer(customerKey, customerName));
        }
    }

    record CustomerWithOrders(Customer customer, List<OrderWithItems> orders) {
        CustomerWithOrders(Customer customer) {
            this(customer, new ArrayList<>());
        }

        void tell(Answer answer) {
            answer.below(0);
            customer.tell(answer);
            for (OrderWithItems order : orders) {
                answer.below(customer.id());
                order.tell(answer);
            }
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
