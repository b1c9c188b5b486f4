package dev.leat.benchmarks.vertx;

import dev.leat.benchmarks.kit.Answer;
import io.vertx.core.CompositeFuture;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.RowStream;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What every operation needs of the client. */
final class Queries {
    /** Rows that are fetched at a time, and that are completed with their relations at a time. */
    static final int CHUNK = 1_000;

    private Queries() {}

    static <T> Future<List<T>> list(SqlClient client, String sql, Function<Row, T> read, Object... binds) {
        return client.preparedQuery(sql)
                .collecting(Collectors.mapping(read, Collectors.toCollection(() -> (List<T>) new ArrayList<T>())))
                .execute(Tuple.from(binds))
                .map(SqlResult::value);
    }

    static <T> Future<T> one(SqlClient client, String sql, Function<Row, T> read, Object bind) {
        return client.preparedQuery(sql).execute(Tuple.of(bind)).map(rows -> {
            if (rows.size() != 1) {
                throw new NoSuchElementException("not one row but " + rows.size());
            }
            return read.apply(rows.iterator().next());
        });
    }

    /** All, one after the other as they were asked for. */
    static <T> Future<List<T>> all(List<Future<T>> futures) {
        return Future.all(futures).map(CompositeFuture::list);
    }

    /** Runs a batch of which every entry must change one row. */
    static Future<Void> changeEach(SqlClient client, String sql, List<Tuple> batch) {
        return client.preparedQuery(sql).executeBatch(batch).map(results -> {
            for (RowSet<Row> rows = results; rows != null; rows = rows.next()) {
                if (rows.rowCount() != 1) {
                    throw new NoSuchElementException("not one row changed but " + rows.rowCount());
                }
            }
            return null;
        });
    }

    /** Rows as a stream, which needs a transaction. */
    static Future<Void> stream(SqlConnection connection, String sql, Tuple binds, Consumer<Row> to) {
        return connection.prepare(sql).compose(statement -> {
            RowStream<Row> rows = statement.createStream(CHUNK, binds);
            Promise<Void> end = Promise.promise();
            rows.exceptionHandler(end::tryFail)
                    .endHandler(nothing -> end.tryComplete())
                    .handler(to::accept);
            return end.future().eventually(rows::close).eventually(statement::close);
        });
    }

    /** The same in chunks, each worked on before the next is fetched. */
    static <T> Future<Void> chunks(
            SqlConnection connection,
            String sql,
            Tuple binds,
            Function<Row, T> read,
            Function<List<T>, Future<Void>> work) {
        return connection.prepare(sql).compose(statement -> {
            Cursor cursor = statement.cursor(binds);
            return rest(cursor, read, work).eventually(cursor::close).eventually(statement::close);
        });
    }

    private static <T> Future<Void> rest(Cursor cursor, Function<Row, T> read, Function<List<T>, Future<Void>> work) {
        return cursor.read(CHUNK)
                .compose(rows -> work.apply(rows.stream().map(read).toList()))
                .compose(done -> cursor.hasMore() ? rest(cursor, read, work) : Future.succeededFuture());
    }

    /** Hands every row to the answer and ends it. */
    static <T> void tell(Future<? extends Iterable<T>> rows, Answer answer, BiConsumer<T, Answer> row) {
        end(rows.map(all -> tellAll(all, answer, row)), answer);
    }

    /** The same for one row. */
    static <T> void tellOne(Future<T> found, Answer answer, BiConsumer<T, Answer> row) {
        found.onComplete(
                value -> {
                    row.accept(value, answer);
                    answer.done();
                },
                answer::failed);
    }

    static <T> @Nullable Void tellAll(Iterable<T> rows, Answer answer, BiConsumer<T, Answer> row) {
        rows.forEach(each -> row.accept(each, answer));
        return null;
    }

    static void end(Future<?> work, Answer answer) {
        work.onComplete(nothing -> answer.done(), answer::failed);
    }
}
