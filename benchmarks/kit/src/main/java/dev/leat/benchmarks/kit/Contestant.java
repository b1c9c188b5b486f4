package dev.leat.benchmarks.kit;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.LongUnaryOperator;

/**
 * One way to work with the database, at its best by its own documentation.
 *
 * <p>Adding one is one class with a public constructor without arguments, and its line {@code name=class} in the
 * {@code contestants.properties} of its module. Every operation maps rows to the contestant's own entities, hands the
 * values of these to the answer, and ends the answer once. An operation that it cannot do throws {@link NotOffered} with
 * the reason, as the operations here do.
 */
public abstract class Contestant implements AutoCloseable {
    /** The artifacts whose versions the report shows, such as {@code r2dbc-postgresql}. */
    public abstract List<String> artifacts();

    /** The pages of its documentation that recommend the form used here. */
    public abstract List<String> recommendedBy();

    /** Opens the pool, with all of its connections where it can; the caller waits. Called once, before any operation. */
    public abstract void open(Target target) throws Exception;

    @Override
    public abstract void close();

    /**
     * Where {@code count} callers run, each a task: on the calling thread if operations return before they are done;
     * a blocking contestant gives its threads.
     */
    public Executor callers(int count) {
        return Runnable::run;
    }

    /** Reads the row of {@code orders} with this key. */
    public void order(long id, Answer answer) {
        throw new NotOffered("no lookup by key");
    }

    /**
     * Reads the orders with the keys {@code first} to {@code first + count - 1}, each by its own lookup, all chained by
     * hand, as {@code Flux.range(first, count).flatMap(this::findById)} does.
     */
    public void ordersOneByOne(long first, int count, Answer answer) {
        throw new NotOffered("no way to chain lookups");
    }

    /** Reads all of {@code orders}, as a stream if it has any. */
    public void orders(Answer answer) {
        throw new NotOffered("no stream");
    }

    /** Reads the first {@code count} customers with all their orders, and these with all their items. */
    public void graph(int count, Answer answer) {
        throw new NotOffered("no graph");
    }

    /**
     * Inserts {@code count} rows of {@code booking}, number {@code i} from 1 with the values of the order
     * {@code i} ({@link Data}), in one transaction, and gives their generated keys in that order.
     */
    public void insert(int count, Answer answer) {
        throw new NotOffered("no insert of many rows");
    }

    /**
     * In one transaction: reads the first {@code count} rows of {@code account} and stores each with the balance that
     * {@code cents} gives for its key. Gives the rows as stored.
     */
    public void change(int count, LongUnaryOperator cents, Answer answer) {
        throw new NotOffered("no change of many rows");
    }

    /** Reads all customers as a stream, each with its orders. */
    public void customersWithOrders(Answer answer) {
        throw new NotOffered("no stream with relations");
    }

    /**
     * The {@code limit} newest orders with a total of at least {@code minimum} cents, whose customer's name starts with
     * {@code prefix}, each with its customer and its items.
     */
    public void page(long minimum, String prefix, int limit, Answer answer) {
        throw new NotOffered("no filtered page");
    }

    /** Inserts one row of {@code booking} with the values of the order {@code number} and gives its key. */
    public void insertOne(long number, Answer answer) {
        throw new NotOffered("no insert");
    }

    /** In one transaction: reads the row of {@code account} with this key, and stores it with this balance. */
    public void changeOne(long id, long cents, Answer answer) {
        throw new NotOffered("no change");
    }

    /** TechEmpower's single query: the row of {@code world} with this key. */
    public void world(int id, Answer answer) {
        throw new NotOffered("no lookup by key");
    }

    /** TechEmpower's multiple queries: the rows with these keys, each by a query of its own, as its rules want. */
    public void worlds(int[] ids, Answer answer) {
        throw new NotOffered("no way to chain lookups");
    }

    /** TechEmpower's fortunes: all rows of {@code fortune} and {@link Data#ADDED_FORTUNE}, sorted by message. */
    public void fortunes(Answer answer) {
        throw new NotOffered("no list");
    }

    /**
     * TechEmpower's updates: the rows of {@code world} with these keys, which are all different, each by a query of its
     * own, then stored with these numbers, in as few statements as it likes. Gives the rows as stored.
     */
    public void updateWorlds(int[] ids, int[] numbers, Answer answer) {
        throw new NotOffered("no change of many rows");
    }

    /** The roots of {@code node} and their descendants down to the level {@code depth}; 1 is the roots alone. */
    public void tree(int depth, Answer answer) {
        throw new NotOffered("no tree");
    }

    /** Reads the first {@code count} rows of {@code entry}, as a stream if it has any. */
    public void entries(int count, Answer answer) {
        throw new NotOffered("no stream");
    }

    /** Reads the first {@code count} rows of {@code entry} as a stream, each with its customer and its order. */
    public void entriesWithRelations(int count, Answer answer) {
        throw new NotOffered("no stream with relations");
    }

    /**
     * Compiles {@code count} generated entity types from source, with the processor if there is one, and keeps them in place
     * of those that were built before; the caller waits. Each has a key, three values, and a relation to the one before
     * where the library has relations.
     */
    public void buildTypes(int count) {
        throw new NotOffered("no entity types that are compiled from Java");
    }

    /**
     * Starts with the types that were built, in a new class loader, so far that each could be read; gives an
     * {@link Answer#id} for each type, its number from 1 being both values.
     */
    public void startTypes(int count, Answer answer) {
        throw new NotOffered("no entity types that are compiled from Java");
    }
}
