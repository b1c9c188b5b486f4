package dev.leat.benchmarks.vertx;

import dev.leat.benchmarks.kit.Answer;
import io.vertx.sqlclient.Row;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
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

        static Order read(Row row) {
            return new Order(
                    row.getLong(0), row.getLong(1), row.getBigDecimal(2), row.getString(3), row.getOffsetDateTime(4));
        }

        void tell(Answer answer) {
            answer.order(id, customerId, total, note, placedAt);
        }
    }

    record Item(long id, long orderId, String sku, int quantity) {
        static final String COLUMNS = "select id, order_id, sku, quantity from item";

        static Item read(Row row) {
            return new Item(row.getLong(0), row.getLong(1), row.getString(2), row.getInteger(3));
        }

        void tell(Answer answer) {
            answer.item(id, orderId, sku, quantity);
        }
    }

    record Customer(long id, String name) {
        static final String COLUMNS = "select id, name from customer";

        static Customer read(Row row) {
            return read(row, 0);
        }

        static Customer read(Row row, int first) {
            return new Customer(row.getLong(first), row.getString(first + 1));
        }

        void tell(Answer answer) {
            answer.customer(id, name);
        }
    }

    record Account(long id, String owner, BigDecimal balance) {
        static final String COLUMNS = "select id, owner, balance from account";

        static Account read(Row row) {
            return new Account(row.getLong(0), row.getString(1), row.getBigDecimal(2));
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

        static World read(Row row) {
            return new World(row.getInteger(0), row.getInteger(1));
        }

        World with(int changed) {
            return new World(id, changed);
        }

        void tell(Answer answer) {
            answer.world(id, number);
        }
    }

    record Fortune(int id, String message) {
        static final String COLUMNS = "select id, message from fortune";

        static Fortune read(Row row) {
            return new Fortune(row.getInteger(0), row.getString(1));
        }
    }

    record Node(long id, @Nullable Long parentId, String label) {
        static final String COLUMNS = "select id, parent_id, label from node";

        static Node read(Row row) {
            return new Node(row.getLong(0), row.getLong(1), row.getString(2));
        }

        void tell(Answer answer) {
            answer.node(id, label);
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

        static Entry read(Row row) {
            return new Entry(
                    row.getLong(0),
                    row.getLong(1),
                    row.getLong(2),
                    row.getBigDecimal(3),
                    row.getString(4),
                    row.getOffsetDateTime(5));
        }

        void tell(Answer answer) {
            answer.entry(id, customerId, orderId, total, note, placedAt);
        }
    }

    record NodeWithChildren(Node node, List<NodeWithChildren> children) {
        static NodeWithChildren read(Row row) {
            return new NodeWithChildren(Node.read(row), new ArrayList<>());
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
        OrderWithItems(Order order) {
            this(order, null, new ArrayList<>());
        }

        /** The columns of its customer follow its own. */
        static OrderWithItems readWithCustomer(Row row) {
            return new OrderWithItems(Order.read(row), Customer.read(row, 5), new ArrayList<>());
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
