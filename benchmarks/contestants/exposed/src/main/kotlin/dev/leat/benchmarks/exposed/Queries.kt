package dev.leat.benchmarks.exposed

import dev.leat.benchmarks.kit.Answer
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.toList
import org.jetbrains.exposed.v1.core.SortOrder
import org.jetbrains.exposed.v1.core.and
import org.jetbrains.exposed.v1.core.anyFrom
import org.jetbrains.exposed.v1.core.eq
import org.jetbrains.exposed.v1.core.greater
import org.jetbrains.exposed.v1.core.greaterEq
import org.jetbrains.exposed.v1.core.innerJoin
import org.jetbrains.exposed.v1.core.isNull
import org.jetbrains.exposed.v1.core.lessEq
import org.jetbrains.exposed.v1.core.like
import org.jetbrains.exposed.v1.r2dbc.selectAll
import java.math.BigDecimal

/** Relations by the DSL, a query for each level, inside of the caller's transaction. */
internal object Queries {
    private const val CHUNK = 1_000

    suspend fun graph(count: Int): List<CustomerWithOrders> {
        val customers =
            Customers.selectAll()
                .where { Customers.id lessEq count.toLong() }
                .map { CustomerWithOrders(it.toCustomer()) }
                .toList()
        addItems(addOrders(customers))
        return customers
    }

    private suspend fun addOrders(customers: List<CustomerWithOrders>): List<OrderWithItems> {
        val byId = customers.associateBy { it.customer.id }
        val orders = ArrayList<OrderWithItems>()
        Orders.selectAll().where { Orders.customerId eq anyFrom(byId.keys.toList()) }.collect {
            val order = OrderWithItems(it.toOrder())
            byId.getValue(order.order.customerId).orders.add(order)
            orders.add(order)
        }
        return orders
    }

    private suspend fun addItems(orders: List<OrderWithItems>) {
        val byId = orders.associateBy { it.order.id }
        Items.selectAll().where { Items.orderId eq anyFrom(byId.keys.toList()) }.collect {
            val item = it.toItem()
            byId.getValue(item.orderId).items.add(item)
        }
    }

    /** In pages by key, since a transaction has one connection, which a stream would keep. */
    suspend fun customersWithOrders(answer: Answer) {
        var last = 0L
        do {
            val customers =
                Customers.selectAll()
                    .where { Customers.id greater last }
                    .orderBy(Customers.id)
                    .limit(CHUNK)
                    .map { CustomerWithOrders(it.toCustomer()) }
                    .toList()
            addOrders(customers)
            customers.forEach { it.tell(answer) }
            last = customers.lastOrNull()?.customer?.id ?: last
        } while (customers.size == CHUNK)
    }

    suspend fun page(minimum: BigDecimal, pattern: String, limit: Int): List<OrderWithItems> {
        val orders =
            (Orders innerJoin Customers).selectAll()
                .where { (Orders.total greaterEq minimum) and (Customers.name like pattern) }
                .orderBy(Orders.placedAt, SortOrder.DESC)
                .limit(limit)
                .map { OrderWithItems(it.toOrder(), it.toCustomer()) }
                .toList()
        addItems(orders)
        return orders
    }

    suspend fun tree(depth: Int, answer: Answer) {
        var level = Nodes.selectAll().where { Nodes.parentId.isNull() }.map { it.toNode() }.toList()
        answer.below(0)
        level.forEach { it.tell(answer) }
        repeat(depth - 1) {
            val parents = level.associateBy { it.id }
            level = Nodes.selectAll().where { Nodes.parentId eq anyFrom(parents.keys.toList()) }.map { it.toNode() }.toList()
            level.forEach { parents.getValue(checkNotNull(it.parentId)).children.add(it) }
            parents.values.forEach { it.tellChildren(answer) }
        }
    }

    /** In pages by key, for the same reason. */
    suspend fun entriesWithRelations(count: Int, answer: Answer) {
        var last = 0L
        while (last < count) {
            val entries =
                Entries.selectAll()
                    .where { (Entries.id greater last) and (Entries.id lessEq count.toLong()) }
                    .orderBy(Entries.id)
                    .limit(CHUNK)
                    .map { it.toEntry() }
                    .toList()
            tellWithRelations(entries, answer)
            last = entries.lastOrNull()?.id ?: count.toLong()
        }
    }

    private suspend fun tellWithRelations(entries: List<Entry>, answer: Answer) {
        val customerIds = entries.map { it.customerId }.distinct()
        val customers = HashMap<Long, Customer>()
        Customers.selectAll().where { Customers.id eq anyFrom(customerIds) }.collect {
            customers[it[Customers.id]] = it.toCustomer()
        }
        val orderIds = entries.map { it.orderId }.distinct()
        val orders = HashMap<Long, Order>()
        Orders.selectAll().where { Orders.id eq anyFrom(orderIds) }.collect { orders[it[Orders.id]] = it.toOrder() }
        entries.forEach {
            answer.below(0)
            it.tell(answer)
            answer.below(it.id)
            customers.getValue(it.customerId).tell(answer)
            orders.getValue(it.orderId).tell(answer)
        }
    }
}
