package dev.leat.benchmarks.jooq;

import dev.leat.benchmarks.kit.Answer;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The entities, which records are mapped to by their constructors. */
final class Rows {
    private Rows() {}

    record Order(
            long id,
            long customerId,
            BigDecimal total,
            @Nullable String note,
            OffsetDateTime placedAt) {
        void tell(Answer answer) {
            answer.order(id, customerId, total, note, placedAt);
        }
    }

    record Item(long id, long orderId, String sku, int quantity) {
        void tell(Answer answer) {
            answer.item(id, orderId, sku, quantity);
        }
    }

    record Customer(long id, String name) {
        void tell(Answer answer) {
            answer.customer(id, name);
        }
    }

    record Account(long id, String owner, BigDecimal balance) {
        Account with(long cents) {
            return new Account(id, owner, BigDecimal.valueOf(cents, 2));
        }

        void tell(Answer answer) {
            answer.account(id, owner, balance);
        }
    }

    record World(int id, int number) {
        World with(int changed) {
            return new World(id, changed);
        }

        void tell(Answer answer) {
            answer.world(id, number);
        }
    }

    record Fortune(int id, String message) {}

    record Node(long id, @Nullable Long parentId, String label) {
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
        void tell(Answer answer) {
            answer.entry(id, customerId, orderId, total, note, placedAt);
        }
    }

    record Numbered(long number, long id) {
        void tell(Answer answer) {
            answer.id(number, id);
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
        OrderWithItems(Order order) {
            this(order, null, new ArrayList<>());
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
