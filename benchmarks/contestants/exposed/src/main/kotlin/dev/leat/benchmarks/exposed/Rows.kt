package dev.leat.benchmarks.exposed

import dev.leat.benchmarks.kit.Answer
import dev.leat.benchmarks.kit.Data
import org.jetbrains.exposed.v1.core.ResultRow
import java.math.BigDecimal
import java.time.OffsetDateTime

internal class Customer(val id: Long, val name: String) {
    fun tell(answer: Answer) = answer.customer(id, name)
}

internal class Order(
    val id: Long,
    val customerId: Long,
    val total: BigDecimal,
    val note: String?,
    val placedAt: OffsetDateTime,
) {
    fun tell(answer: Answer) = answer.order(id, customerId, total, note, placedAt)

    companion object {
        /** The booking with this number, without its key. */
        fun of(number: Long) =
            Order(0, Data.customerOf(number), Data.totalOf(number), Data.noteOf(number), Data.placedAtOf(number))
    }
}

internal class Item(val id: Long, val orderId: Long, val sku: String, val quantity: Int) {
    fun tell(answer: Answer) = answer.item(id, orderId, sku, quantity)
}

internal class Account(val id: Long, val owner: String, val balance: BigDecimal) {
    fun with(cents: Long) = Account(id, owner, BigDecimal.valueOf(cents, 2))

    fun tell(answer: Answer) = answer.account(id, owner, balance)
}

internal class World(val id: Int, val number: Int) {
    fun tell(answer: Answer) = answer.world(id, number)
}

internal class Fortune(val id: Int, val message: String)

internal class Node(val id: Long, val parentId: Long?, val label: String) {
    val children = ArrayList<Node>()

    fun tell(answer: Answer) = answer.node(id, label)

    fun tellChildren(answer: Answer) {
        answer.below(id)
        children.forEach { it.tell(answer) }
    }
}

internal class Entry(
    val id: Long,
    val customerId: Long,
    val orderId: Long,
    val total: BigDecimal,
    val note: String?,
    val placedAt: OffsetDateTime,
) {
    fun tell(answer: Answer) = answer.entry(id, customerId, orderId, total, note, placedAt)
}

internal class OrderWithItems(val order: Order, val customer: Customer? = null) {
    val items = ArrayList<Item>()

    /** Its own row is told where the caller says. */
    fun tell(answer: Answer) {
        order.tell(answer)
        answer.below(order.id)
        customer?.tell(answer)
        items.forEach { it.tell(answer) }
    }
}

internal class CustomerWithOrders(val customer: Customer) {
    val orders = ArrayList<OrderWithItems>()

    fun tell(answer: Answer) {
        answer.below(0)
        customer.tell(answer)
        orders.forEach {
            answer.below(customer.id)
            it.tell(answer)
        }
    }
}

internal fun ResultRow.toCustomer() = Customer(this[Customers.id], this[Customers.name])

internal fun ResultRow.toOrder() =
    Order(this[Orders.id], this[Orders.customerId], this[Orders.total], this[Orders.note], this[Orders.placedAt])

internal fun ResultRow.toItem() = Item(this[Items.id], this[Items.orderId], this[Items.sku], this[Items.quantity])

internal fun ResultRow.toAccount() = Account(this[Accounts.id].value, this[Accounts.owner], this[Accounts.balance])

internal fun ResultRow.toWorld() = World(this[Worlds.id].value, this[Worlds.number])

internal fun ResultRow.toFortune() = Fortune(this[Fortunes.id], this[Fortunes.message])

internal fun ResultRow.toNode() = Node(this[Nodes.id], this[Nodes.parentId], this[Nodes.label])

internal fun ResultRow.toEntry() =
    Entry(
        this[Entries.id],
        this[Entries.customerId],
        this[Entries.orderId],
        this[Entries.total],
        this[Entries.note],
        this[Entries.placedAt],
    )
