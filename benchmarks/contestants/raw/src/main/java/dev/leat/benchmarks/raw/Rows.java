package dev.leat.benchmarks.raw;

import dev.leat.benchmarks.kit.Answer;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The entities and how their rows are read: by index, of the type that the driver gives without conversion. */
final class Rows {
    private Rows() {}

    record Order(
            long id,
            long customerId,
            BigDecimal total,
            @Nullable String note,
            OffsetDateTime placedAt) {
        static final String COLUMNS = "select id, customer_id, total, note, placed_at from orders";

        static Order read(Readable row) {
            return new Order(
                    row.get(0, Long.class),
                    row.get(1, Long.class),
                    row.get(2, BigDecimal.class),
                    row.get(3, String.class),
                    row.get(4, OffsetDateTime.class));
        }

        void tell(Answer answer) {
            answer.order(id, customerId, total, note, placedAt);
        }
    }

    record Item(long id, long orderId, String sku, int quantity) {
        static final String COLUMNS = "select id, order_id, sku, quantity from item";

        static Item read(Readable row) {
            return new Item(
                    row.get(0, Long.class),
                    row.get(1, Long.class),
                    row.get(2, String.class),
                    row.get(3, Integer.class));
        }

        void tell(Answer answer) {
            answer.item(id, orderId, sku, quantity);
        }
    }

    record Customer(long id, String name) {
        static final String COLUMNS = "select id, name from customer";

        static Customer read(Readable row) {
            return new Customer(row.get(0, Long.class), row.get(1, String.class));
        }

        void tell(Answer answer) {
            answer.customer(id, name);
        }
    }

    record Account(long id, String owner, BigDecimal balance) {
        static final String COLUMNS = "select id, owner, balance from account";

        static Account read(Readable row) {
            return new Account(row.get(0, Long.class), row.get(1, String.class), row.get(2, BigDecimal.class));
        }

        Account with(long cents) {
            return new Account(id, owner, BigDecimal.valueOf(cents, 2));
        }

        void tell(Answer answer) {
            answer.account(id, owner, balance);
        }
    }

    record World(int id, int number) {
        static final String COLUMNS = "select id, randomnumber from world";

        static World read(Readable row) {
            return new World(row.get(0, Integer.class), row.get(1, Integer.class));
        }

        void tell(Answer answer) {
            answer.world(id, number);
        }
    }

    record Fortune(int id, String message) {
        static final String COLUMNS = "select id, message from fortune";

        static Fortune read(Readable row) {
            return new Fortune(row.get(0, Integer.class), row.get(1, String.class));
        }
    }

    record Node(long id, @Nullable Long parentId, String label) {
        static final String COLUMNS = "select id, parent_id, label from node";

        static Node read(Readable row) {
            return new Node(row.get(0, Long.class), row.get(1, Long.class), row.get(2, String.class));
        }

        long parent() {
            return Objects.requireNonNull(parentId);
        }

        void tell(Answer answer) {
            answer.node(id, label);
        }
    }

    record NodeWithChildren(Node node, List<NodeWithChildren> children) {
        NodeWithChildren(Node node) {
            this(node, new ArrayList<>());
        }

        void tell(Answer answer) {
            answer.below(0);
            tellWithChildren(answer);
        }

        private void tellWithChildren(Answer answer) {
            node.tell(answer);
            children.forEach(child -> {
                answer.below(node.id());
                child.tellWithChildren(answer);
            });
        }
    }

    record Entry(
            long id,
            long customerId,
            long orderId,
            BigDecimal total,
            @Nullable String note,
            OffsetDateTime placedAt) {
        static final String COLUMNS = "select id, customer_id, order_id, total, note, placed_at from entry";

        static Entry read(Readable row) {
            return new Entry(
                    row.get(0, Long.class),
                    row.get(1, Long.class),
                    row.get(2, Long.class),
                    row.get(3, BigDecimal.class),
                    row.get(4, String.class),
                    row.get(5, OffsetDateTime.class));
        }

        void tell(Answer answer) {
            answer.entry(id, customerId, orderId, total, note, placedAt);
        }
    }

    record OrderWithItems(Order order, List<Item> items) {
        OrderWithItems(Order order) {
            this(order, new ArrayList<>());
        }

        void tell(Answer answer) {
            order.tell(answer);
            answer.below(order.id());
            items.forEach(item -> item.tell(answer));
        }
    }

    record OrderOnPage(OrderWithItems order, Customer customer) {
        static OrderOnPage read(Readable row) {
            Customer customer = new Customer(
                    Objects.requireNonNull(row.get(5, Long.class)), Objects.requireNonNull(row.get(6, String.class)));
            return new OrderOnPage(new OrderWithItems(Order.read(row)), customer);
        }

        void tell(Answer answer) {
            answer.next();
            order.tell(answer);
            customer.tell(answer);
        }
    }

    record CustomerWithOrders(Customer customer, List<OrderWithItems> orders) {
        CustomerWithOrders(Customer customer) {
            this(customer, new ArrayList<>());
        }

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
