package dev.leat.mapper.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.execution.LateStatement;
import dev.leat.core.execution.LookupSettings;
import dev.leat.core.execution.OpenTransaction;
import dev.leat.core.execution.RowMapper;
import dev.leat.core.query.Select;
import dev.leat.core.query.Table;
import dev.leat.core.sql.BoundStatement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Every order in which lookups, cancels, the ends of tasks, connections and answers can come: whoever asks gets its own row
 * or an error exactly once, or has cancelled; a batch has no more keys than it may; and in the end nothing waits or runs.
 */
class LookupInterleavingTest {
    private static final long[] KEYS = {1, 2, 1};
    private static final int KEYS_OF_A_BATCH = 2;

    /** Without trouble, with a cancel of one of the lookups at any moment, and with an error in place of any answer. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "cancel 0", "cancel 1", "cancel 2", "error"})
    void everyOrderGivesEachItsRowOnce(String trouble) {
        List<Integer> choices = new ArrayList<>();
        int orders = 0;
        do {
            World world = new World(trouble);
            int depth = 0;
            for (List<Runnable> next = world.next(); !next.isEmpty(); next = world.next()) {
                if (depth == choices.size()) {
                    choices.add(0);
                }
                world.widths.add(next.size());
                next.get(choices.get(depth++)).run();
            }
            world.check();
            orders++;
            advance(choices, world.widths);
        } while (!choices.isEmpty());
        assertThat(orders).isGreaterThan(10);
    }

    /** To the next order: the last choice that has another way takes it, and those after it begin anew. */
    private static void advance(List<Integer> choices, List<Integer> widths) {
        while (!choices.isEmpty()) {
            int last = choices.size() - 1;
            int choice = choices.remove(last) + 1;
            if (choice < widths.get(last)) {
                choices.add(choice);
                return;
            }
        }
    }

    /** A statement that was sent for, as the connection and the database see it. */
    private static final class Sent {
        private final LateStatement statement;
        private final RowMapper<?> mapper;
        private final MonoSink<List<Object>> sink;
        private boolean cut;
        private boolean cancelled;

        Sent(LateStatement statement, RowMapper<?> mapper, MonoSink<List<Object>> sink) {
            this.statement = statement;
            this.mapper = mapper;
            this.sink = sink;
            sink.onCancel(() -> cancelled = true);
        }
    }

    /** A lookup. */
    private static final class Asking extends Mono<List<Long>> {
        private final LookupQueue<Long, Long> queue;
        private final Long key;

        Asking(LookupQueue<Long, Long> queue, Long key) {
            this.queue = queue;
            this.key = key;
        }

        @Override
        public void subscribe(CoreSubscriber<? super List<Long>> actual) {
            Waiter<Long, Long> waiter = new Waiter<>(actual, (List<Long> rows) -> rows, key, key);
            actual.onSubscribe(waiter);
            queue.enqueue(waiter);
        }
    }

    /** What can happen, and what has. */
    private static final class World implements LookupStatements {
        private final String trouble;
        private final List<Integer> widths = new ArrayList<>();
        private final Deque<Runnable> tasks = new ArrayDeque<>();
        private final List<Sent> open = new ArrayList<>();
        private final Map<Sent, List<Long>> answers = new HashMap<>();
        private final Deque<Long> rows = new ArrayDeque<>();
        private final PoolLookups<Long, Long> queue = new PoolLookups<>(this, lookup());
        private final List<List<Object>> outcomes = new ArrayList<>();
        private final List<Disposable> asked = new ArrayList<>();
        private List<Long> keysOfCut = List.of();
        private boolean troubled;
        private boolean hasCancelled;

        World(String trouble) {
            this.trouble = trouble;
        }

        private Lookup<Long, Long> lookup() {
            return new Lookup<>(
                    "kind",
                    "number by key",
                    key -> key,
                    keys -> {
                        keysOfCut = List.copyOf(keys);
                        return Select.from(Table.of("number"), List.of());
                    },
                    new Lookup.Reader<>(
                            row -> rows.remove(), (row, read, found) -> found.keyed(Objects.requireNonNull(read))),
                    null);
        }

        List<Runnable> next() {
            List<Runnable> next = new ArrayList<>();
            if (asked.size() < KEYS.length) {
                next.add(this::ask);
            }
            if (!tasks.isEmpty()) {
                next.add(() -> tasks.remove().run());
            }
            for (Sent sent : List.copyOf(open)) {
                next.add(() -> proceed(sent, false));
                if (trouble.equals("error") && !troubled) {
                    next.add(() -> proceed(sent, true));
                }
            }
            if (trouble.startsWith("cancel") && !troubled && asked.size() > victim()) {
                next.add(this::cancel);
            }
            return next;
        }

        private int victim() {
            return trouble.charAt(trouble.length() - 1) - '0';
        }

        private void ask() {
            List<Object> outcome = new ArrayList<>();
            long key = KEYS[asked.size()];
            outcomes.add(outcome);
            asked.add(new Asking(queue, key).subscribe(outcome::addAll, outcome::add));
        }

        private void cancel() {
            troubled = true;
            hasCancelled = outcomes.get(victim()).isEmpty();
            asked.get(victim()).dispose();
        }

        /** The connection comes, and later the answer. */
        private void proceed(Sent sent, boolean fail) {
            if (sent.cancelled) {
                open.remove(sent);
            } else if (fail) {
                troubled = true;
                open.remove(sent);
                sent.sink.error(new IllegalStateException("no answer"));
            } else if (sent.cut) {
                open.remove(sent);
                answer(sent);
            } else {
                sent.cut = true;
                keysOfCut = List.of();
                if (sent.statement.cut(pipeline -> null) == null) {
                    open.remove(sent);
                    sent.sink.success(List.of());
                } else {
                    assertThat(keysOfCut)
                            .isNotEmpty()
                            .doesNotHaveDuplicates()
                            .hasSizeLessThanOrEqualTo(KEYS_OF_A_BATCH);
                    assertThat(sent.statement.keys()).isEqualTo(keysOfCut.size());
                    answers.put(sent, keysOfCut);
                }
            }
        }

        private void answer(Sent sent) {
            List<Object> read = new ArrayList<>();
            for (Long key : answers.getOrDefault(sent, List.of())) {
                rows.add(key);
                read.add(map(sent.mapper));
            }
            sent.sink.success(read);
        }

        @SuppressWarnings("NullAway") // the reader of this test looks at no row
        private static Object map(RowMapper<?> mapper) {
            return mapper.map(null);
        }

        void check() {
            for (int i = 0; i < KEYS.length; i++) {
                List<Object> outcome = outcomes.get(i);
                if (trouble.startsWith("cancel") && hasCancelled && i == victim()) {
                    assertThat(outcome).isEmpty();
                } else if (trouble.equals("error")) {
                    assertThat(outcome).hasSize(1);
                } else {
                    assertThat(outcome).containsExactly(KEYS[i]);
                }
            }
            assertThat(queue.isIdle()).isTrue();
            assertThat(queue.drain()).isEmpty();
        }

        @Override
        public LookupSettings settings() {
            return LookupSettings.DEFAULT.withKeys(KEYS_OF_A_BATCH);
        }

        @Override
        public void afterTask(Runnable task) {
            tasks.add(task);
        }

        @Override
        public BoundStatement render(Select select) {
            return BoundStatement.written("select", List.of());
        }

        @Override
        @SuppressWarnings("unchecked") // rows are of the lookup's type
        public <T> Mono<List<T>> rows(
                LateStatement statement, RowMapper<T> mapper, @Nullable OpenTransaction transaction) {
            return Mono.<List<Object>>create(sink -> open.add(new Sent(statement, mapper, sink)))
                    .map(list -> (List<T>) list);
        }

        @Override
        public <T> void arrived(Lookup<T, ?> lookup, List<T> rows) {}
    }
}
