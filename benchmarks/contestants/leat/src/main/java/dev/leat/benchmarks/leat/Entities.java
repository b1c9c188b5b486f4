package dev.leat.benchmarks.leat;

import dev.leat.benchmarks.kit.Answer;
import dev.leat.mapper.annotation.Column;
import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Generated;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The entities, and how each hands its values to an answer. */
final class Entities {
    private Entities() {}

    @Entity
    record Customer(@Id long id, String name, Many<Order> orders) {
        void tell(Answer answer) {
            answer.customer(id, name);
        }

        void tellWithOrders(Answer answer) {
            answer.below(0);
            tell(answer);
            answer.below(id);
            orders.list().forEach(order -> order.tell(answer));
        }

        void tellGraph(Answer answer) {
            answer.below(0);
            tell(answer);
            orders.list().forEach(order -> {
                answer.below(id);
                order.tellWithItems(answer);
            });
        }
    }

    @Entity(table = "orders")
    record Order(
            @Id long id,
            One<Customer> customer,
            @Column(precision = 12, scale = 2) BigDecimal total,
            @Nullable String note,
            OffsetDateTime placedAt,
            Many<Item> items) {
        void tell(Answer answer) {
            answer.order(id, customer.id(), total, note, placedAt);
        }

        void tellWithItems(Answer answer) {
            tell(answer);
            answer.below(id);
            items.list().forEach(item -> item.tell(answer));
        }

        void tellPage(Answer answer) {
            answer.next();
            tellWithItems(answer);
            customer.get().tell(answer);
        }
    }

    @Entity
    record Item(@Id long id, One<Order> order, String sku, int quantity) {
        void tell(Answer answer) {
            answer.item(id, order.id(), sku, quantity);
        }
    }

    @Entity
    record Booking(
            @Id @Generated @Nullable Long id,
            long customerId,
            @Column(precision = 12, scale = 2) BigDecimal total,
            @Nullable String note,
            OffsetDateTime placedAt) {
        long key() {
            return id == null ? 0 : id;
        }
    }

    @Entity
    record Account(
            @Id long id,
            String owner,
            @Column(precision = 12, scale = 2) BigDecimal balance) {
        Account with(long cents) {
            return new Account(id, owner, BigDecimal.valueOf(cents, 2));
        }

        void tell(Answer answer) {
            answer.account(id, owner, balance);
        }
    }

    @Entity
    record World(@Id int id, @Column(name = "randomnumber") int number) {
        void tell(Answer answer) {
            answer.world(id, number);
        }
    }

    @Entity
    record Fortune(@Id int id, String message) {}

    @Entity
    record Node(@Id long id, One<@Nullable Node> parent, String label, Many<Node> children) {
        void tell(int levels, Answer answer) {
            answer.below(0);
            tellWithChildren(levels, answer);
        }

        private void tellWithChildren(int levels, Answer answer) {
            answer.node(id, label);
            if (levels > 1) {
                children.list().forEach(child -> {
                    answer.below(id);
                    child.tellWithChildren(levels - 1, answer);
                });
            }
        }
    }

    @Entity
    record Entry(
            @Id long id,
            One<Customer> customer,
            One<Order> order,
            @Column(precision = 12, scale = 2) BigDecimal total,
            @Nullable String note,
            OffsetDateTime placedAt) {
        void tell(Answer answer) {
            answer.entry(id, customer.id(), order.id(), total, note, placedAt);
        }

        void tellWithRelations(Answer answer) {
            answer.below(0);
            tell(answer);
            answer.below(id);
            customer.get().tell(answer);
            order.get().tell(answer);
        }
    }
}
