package dev.leat.benchmarks.hibernate;

import dev.leat.benchmarks.kit.Answer;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.hibernate.Hibernate;
import org.hibernate.reactive.stage.Stage;

/** Sessions, each used on the event loop that opened it, as Hibernate Reactive wants it. */
final class Sessions {
    private static final int PAGE = 2_000;
    private static final int LIMIT_SECONDS = 30;

    private final Stage.SessionFactory factory;
    private final Context loop;

    Sessions(Stage.SessionFactory factory, Context loop) {
        this.factory = factory;
        this.loop = loop;
    }

    /** Opens all connections. */
    void warmUp(int connections) throws Exception {
        CompletableFuture.allOf(IntStream.range(0, connections)
                        .mapToObj(i -> connected())
                        .toArray(CompletableFuture<?>[]::new))
                .get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    private CompletableFuture<Void> connected() {
        CompletableFuture<Void> connected = new CompletableFuture<>();
        onLoop(() -> stateless(session -> session.createNativeQuery("select 1").getSingleResult())
                .whenComplete((nothing, failure) -> {
                    if (failure == null) {
                        connected.complete(null);
                    } else {
                        connected.completeExceptionally(failure);
                    }
                }));
        return connected;
    }

    /** Does the work on an event loop, and ends the answer with it. */
    void run(Supplier<CompletionStage<?>> work, Answer answer) {
        onLoop(() -> work.get().whenComplete((nothing, failure) -> {
            if (failure == null) {
                answer.done();
            } else {
                answer.failed(failure);
            }
        }));
    }

    private void onLoop(Runnable work) {
        if (Vertx.currentContext() == null) {
            loop.runOnContext(nothing -> work.run());
        } else {
            work.run();
        }
    }

    <T> CompletionStage<T> with(Function<Stage.Session, CompletionStage<T>> work) {
        Stage.Session session = factory.createSession();
        return closing(session, work.apply(session));
    }

    <T> CompletionStage<T> stateless(Function<Stage.StatelessSession, CompletionStage<T>> work) {
        Stage.StatelessSession session = factory.createStatelessSession();
        return closing(session, work.apply(session));
    }

    <T> CompletionStage<T> statelessTransaction(Function<Stage.StatelessSession, CompletionStage<T>> work) {
        return stateless(session -> session.withTransaction(transaction -> work.apply(session)));
    }

    <T> CompletionStage<T> transactional(Function<Stage.Session, CompletionStage<T>> work) {
        return with(session -> session.withTransaction(transaction -> work.apply(session)));
    }

    private static <T> CompletionStage<T> closing(Stage.Closeable session, CompletionStage<T> work) {
        return work.handle((value, failure) -> session.close()
                        .thenCompose(nothing -> failure == null
                                ? CompletableFuture.completedStage(value)
                                : CompletableFuture.<T>failedStage(failure)))
                .thenCompose(Function.identity());
    }

    /** Fetches a collection of each owner; the first of a batch brings all of them. */
    static <E> CompletionStage<Void> fetch(
            Stage.Session session, Iterator<E> owners, Function<E, ? extends List<?>> collection) {
        while (owners.hasNext()) {
            List<?> lazy = collection.apply(owners.next());
            if (!Hibernate.isInitialized(lazy)) {
                return session.fetch(lazy).thenCompose(fetched -> fetch(session, owners, collection));
            }
        }
        return CompletableFuture.completedStage(null);
    }

    /** Does work for one key after the other. */
    static CompletionStage<Void> each(Iterator<Integer> keys, Function<Integer, CompletionStage<?>> work) {
        return keys.hasNext()
                ? work.apply(keys.next()).thenCompose(nothing -> each(keys, work))
                : CompletableFuture.completedStage(null);
    }

    /** Some rows in the order of their keys. */
    interface Page<T> {
        CompletionStage<List<T>> read(long after, int limit);
    }

    /** Reads the first {@code count} rows, page by page, each by the last key of the one before. */
    static <T> CompletionStage<Void> pages(int count, Page<T> page, ToLongFunction<T> key, Consumer<T> to) {
        return pages(Long.MIN_VALUE, count, page, key, to);
    }

    private static <T> CompletionStage<Void> pages(
            long after, int count, Page<T> page, ToLongFunction<T> key, Consumer<T> to) {
        int limit = Math.min(count, PAGE);
        return page.read(after, limit).thenCompose(rows -> {
            rows.forEach(to);
            return rows.size() < limit || limit == count
                    ? CompletableFuture.completedStage(null)
                    : pages(key.applyAsLong(rows.getLast()), count - limit, page, key, to);
        });
    }

    static <T> CompletionStage<Void> tell(CompletionStage<List<T>> rows, Answer answer, BiConsumer<T, Answer> row) {
        return rows.thenAccept(all -> all.forEach(each -> row.accept(each, answer)));
    }
}
