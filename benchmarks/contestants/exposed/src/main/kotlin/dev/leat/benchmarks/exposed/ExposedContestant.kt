package dev.leat.benchmarks.exposed

import dev.leat.benchmarks.kit.Answer
import dev.leat.benchmarks.kit.Contestant
import dev.leat.benchmarks.kit.Data
import dev.leat.benchmarks.kit.Target
import io.r2dbc.pool.ConnectionPool
import io.r2dbc.pool.ConnectionPoolConfiguration
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration
import io.r2dbc.postgresql.PostgresqlConnectionFactory
import io.r2dbc.spi.IsolationLevel
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.cancel
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.singleOrNull
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.launch
import org.jetbrains.exposed.v1.core.dao.id.EntityID
import org.jetbrains.exposed.v1.core.eq
import org.jetbrains.exposed.v1.core.lessEq
import org.jetbrains.exposed.v1.core.statements.BatchUpdateStatement
import org.jetbrains.exposed.v1.core.statements.UpdateBuilder
import org.jetbrains.exposed.v1.core.vendors.PostgreSQLDialect
import org.jetbrains.exposed.v1.r2dbc.R2dbcDatabase
import org.jetbrains.exposed.v1.r2dbc.R2dbcDatabaseConfig
import org.jetbrains.exposed.v1.r2dbc.R2dbcTransaction
import org.jetbrains.exposed.v1.r2dbc.batchInsert
import org.jetbrains.exposed.v1.r2dbc.insert
import org.jetbrains.exposed.v1.r2dbc.selectAll
import org.jetbrains.exposed.v1.r2dbc.statements.toExecutable
import org.jetbrains.exposed.v1.r2dbc.transactions.suspendTransaction
import org.jetbrains.exposed.v1.r2dbc.update
import java.math.BigDecimal
import java.util.function.LongUnaryOperator

/**
 * Exposed over R2DBC in the form of its documentation: tables and queries of its DSL, since its DAO is for JDBC only;
 * every statement in a [suspendTransaction], without which it runs none, `batchInsert` and [BatchUpdateStatement] for
 * many rows, and relations by hand, a query for each level. A [BatchUpdateStatement] takes a round trip for each row.
 */
public class ExposedContestant : Contestant() {
    /** Work goes on where the driver hands over its rows, as that of the other reactive contestants does. */
    private val scope = CoroutineScope(SupervisorJob() + Dispatchers.Unconfined)
    private lateinit var pool: ConnectionPool
    private lateinit var database: R2dbcDatabase

    override fun artifacts(): List<String> = listOf("exposed-r2dbc", "r2dbc-postgresql", "r2dbc-pool")

    override fun recommendedBy(): List<String> =
        listOf(
            "https://www.jetbrains.com/help/exposed/working-with-connectionfactory.html",
            "https://www.jetbrains.com/help/exposed/transactions.html",
            "https://www.jetbrains.com/help/exposed/dsl-crud-operations.html",
        )

    override fun open(target: Target) {
        val connections =
            PostgresqlConnectionFactory(
                PostgresqlConnectionConfiguration.builder()
                    .host(target.host)
                    .port(target.port)
                    .database(target.database)
                    .username(target.user)
                    .password(target.password)
                    .build()
            )
        pool =
            ConnectionPool(
                ConnectionPoolConfiguration.builder(connections)
                    .initialSize(target.poolSize)
                    .maxSize(target.poolSize)
                    .build()
            )
        pool.warmup().block()
        val config =
            R2dbcDatabaseConfig.Builder().apply {
                explicitDialect = PostgreSQLDialect()
                defaultR2dbcIsolationLevel = IsolationLevel.READ_COMMITTED
            }
        database = R2dbcDatabase.connect(pool, config)
    }

    override fun close() {
        scope.cancel()
        pool.dispose()
    }

    private fun answer(answer: Answer, work: suspend () -> Unit) {
        scope.launch {
            try {
                work()
            } catch (failure: Throwable) {
                answer.failed(failure)
                return@launch
            }
            answer.done()
        }
    }

    private suspend fun <T> transactional(work: suspend R2dbcTransaction.() -> T): T =
        suspendTransaction(database) { work() }

    private suspend fun order(id: Long): Order? =
        transactional { Orders.selectAll().where { Orders.id eq id }.singleOrNull()?.toOrder() }

    override fun order(id: Long, answer: Answer): Unit = answer(answer) { order(id)?.tell(answer) }

    override fun ordersOneByOne(first: Long, count: Int, answer: Answer): Unit =
        answer(answer) {
            val orders = coroutineScope { (first until first + count).map { async { order(it) } }.awaitAll() }
            orders.forEach { it?.tell(answer) }
        }

    override fun orders(answer: Answer): Unit =
        answer(answer) { transactional { Orders.selectAll().collect { it.toOrder().tell(answer) } } }

    override fun graph(count: Int, answer: Answer): Unit =
        answer(answer) { transactional { Queries.graph(count) }.forEach { it.tell(answer) } }

    override fun insert(count: Int, answer: Answer): Unit =
        answer(answer) {
            val bookings = (1L..count).map { Order.of(it) }
            val rows = transactional { Bookings.batchInsert(bookings) { bind(it) } }
            rows.forEachIndexed { index, row -> answer.id(index + 1L, row[Bookings.id]) }
        }

    private fun UpdateBuilder<*>.bind(booking: Order) {
        this[Bookings.customerId] = booking.customerId
        this[Bookings.total] = booking.total
        this[Bookings.note] = booking.note
        this[Bookings.placedAt] = booking.placedAt
    }

    override fun change(count: Int, cents: LongUnaryOperator, answer: Answer): Unit =
        answer(answer) {
            val changed = transactional {
                val accounts =
                    Accounts.selectAll()
                        .where { Accounts.id lessEq count.toLong() }
                        .map { it.toAccount() }
                        .map { it.with(cents.applyAsLong(it.id)) }
                        .toList()
                store(accounts)
                accounts
            }
            changed.forEach { it.tell(answer) }
        }

    private suspend fun R2dbcTransaction.store(accounts: List<Account>) {
        val statement = BatchUpdateStatement(Accounts)
        accounts.forEach {
            statement.addBatch(EntityID(it.id, Accounts))
            statement[Accounts.owner] = it.owner
            statement[Accounts.balance] = it.balance
        }
        statement.toExecutable().execute(this)
    }

    override fun customersWithOrders(answer: Answer): Unit =
        answer(answer) { transactional { Queries.customersWithOrders(answer) } }

    override fun page(minimum: Long, prefix: String, limit: Int, answer: Answer): Unit =
        answer(answer) {
            transactional { Queries.page(BigDecimal.valueOf(minimum, 2), "$prefix%", limit) }
                .forEach {
                    answer.next()
                    it.tell(answer)
                }
        }

    override fun insertOne(number: Long, answer: Answer): Unit =
        answer(answer) {
            val booking = Order.of(number)
            answer.id(number, transactional { Bookings.insert { it.bind(booking) }[Bookings.id] })
        }

    override fun changeOne(id: Long, cents: Long, answer: Answer): Unit =
        answer(answer) {
            val changed = transactional {
                val account =
                    Accounts.selectAll().where { Accounts.id eq id }.singleOrNull()?.toAccount()?.with(cents)
                account?.also { store(it) }
            }
            changed?.tell(answer)
        }

    private suspend fun store(account: Account) {
        Accounts.update({ Accounts.id eq account.id }) {
            it[owner] = account.owner
            it[balance] = account.balance
        }
    }

    /** In the transaction of the caller. */
    private suspend fun world(id: Int): World? =
        Worlds.selectAll().where { Worlds.id eq id }.singleOrNull()?.toWorld()

    override fun world(id: Int, answer: Answer): Unit = answer(answer) { transactional { world(id) }?.tell(answer) }

    /** One after the other, since each transaction takes round trips of its own, and each connection one query at a time. */
    private suspend fun worlds(ids: IntArray): List<World> = transactional { ids.toList().mapNotNull { world(it) } }

    override fun worlds(ids: IntArray, answer: Answer): Unit =
        answer(answer) { worlds(ids).forEach { it.tell(answer) } }

    override fun fortunes(answer: Answer): Unit =
        answer(answer) {
            val read = transactional { Fortunes.selectAll().map { it.toFortune() }.toList() }
            (read + Fortune(0, Data.ADDED_FORTUNE))
                .sortedBy { it.message }
                .forEachIndexed { place, fortune -> answer.fortune(place, fortune.id, fortune.message) }
        }

    override fun updateWorlds(ids: IntArray, numbers: IntArray, answer: Answer): Unit =
        answer(answer) {
            val numberOf = ids.zip(numbers.asIterable()).toMap()
            val changed = transactional {
                val worlds =
                    ids.toList()
                        .mapNotNull { world(it) }
                        .map { World(it.id, numberOf.getValue(it.id)) }
                        .sortedBy { it.id }
                val statement = BatchUpdateStatement(Worlds)
                worlds.forEach {
                    statement.addBatch(EntityID(it.id, Worlds))
                    statement[Worlds.number] = it.number
                }
                statement.toExecutable().execute(this)
                worlds
            }
            changed.forEach { it.tell(answer) }
        }

    override fun tree(depth: Int, answer: Answer): Unit =
        answer(answer) { transactional { Queries.tree(depth, answer) } }

    override fun entries(count: Int, answer: Answer): Unit =
        answer(answer) {
            transactional {
                Entries.selectAll().where { Entries.id lessEq count.toLong() }.collect { it.toEntry().tell(answer) }
            }
        }

    override fun entriesWithRelations(count: Int, answer: Answer): Unit =
        answer(answer) { transactional { Queries.entriesWithRelations(count, answer) } }
}
