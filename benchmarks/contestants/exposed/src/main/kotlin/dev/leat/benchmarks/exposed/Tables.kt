package dev.leat.benchmarks.exposed

import org.jetbrains.exposed.v1.core.Table
import org.jetbrains.exposed.v1.core.dao.id.IdTable
import org.jetbrains.exposed.v1.javatime.timestampWithTimeZone

internal object Customers : Table("customer") {
    val id = long("id")
    val name = text("name")
    override val primaryKey = PrimaryKey(id)
}

internal object Orders : Table("orders") {
    val id = long("id")
    val customerId = long("customer_id").references(Customers.id)
    val total = decimal("total", 12, 2)
    val note = text("note").nullable()
    val placedAt = timestampWithTimeZone("placed_at")
    override val primaryKey = PrimaryKey(id)
}

internal object Items : Table("item") {
    val id = long("id")
    val orderId = long("order_id").references(Orders.id)
    val sku = text("sku")
    val quantity = integer("quantity")
    override val primaryKey = PrimaryKey(id)
}

internal object Bookings : Table("booking") {
    val id = long("id").autoIncrement()
    val customerId = long("customer_id")
    val total = decimal("total", 12, 2)
    val note = text("note").nullable()
    val placedAt = timestampWithTimeZone("placed_at")
    override val primaryKey = PrimaryKey(id)
}

/** With an entity id, since only such tables can be updated in a batch. */
internal object Accounts : IdTable<Long>("account") {
    override val id = long("id").entityId()
    val owner = text("owner")
    val balance = decimal("balance", 12, 2)
    override val primaryKey = PrimaryKey(id)
}

/** With an entity id, since only such tables can be updated in a batch. */
internal object Worlds : IdTable<Int>("world") {
    override val id = integer("id").entityId()
    val number = integer("randomnumber")
    override val primaryKey = PrimaryKey(id)
}

internal object Fortunes : Table("fortune") {
    val id = integer("id")
    val message = text("message")
    override val primaryKey = PrimaryKey(id)
}

internal object Nodes : Table("node") {
    val id = long("id")
    val parentId = long("parent_id").nullable()
    val label = text("label")
    override val primaryKey = PrimaryKey(id)
}

internal object Entries : Table("entry") {
    val id = long("id")
    val customerId = long("customer_id")
    val orderId = long("order_id")
    val total = decimal("total", 12, 2)
    val note = text("note").nullable()
    val placedAt = timestampWithTimeZone("placed_at")
    override val primaryKey = PrimaryKey(id)
}
