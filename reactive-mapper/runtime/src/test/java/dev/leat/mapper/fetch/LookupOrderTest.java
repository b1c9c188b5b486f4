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
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Two threads subscribe to lookups and writes of one transaction, each in an order of its own, and one is interrupted by the
 * other between any two of its steps: whoever has subscribed to a lookup before a write reads before it, and who has
 * subscribed to it after the write reads after it.
 */
class LookupOrderTest {
    /** What each thread does, one after the other: {@code l} is a lookup, {@code w} a write. */
    private static final String[] THREADS = {"lwl", "lwl"};

    /** How often a thread may be interrupted within a step. */
    private static final int INTERRUPTIONS = 1;

    @Test
    void everyInterruptionKeepsTheOrderOfEachThread() {
        List<Integer> choices = new ArrayList<>();
        int orders = 0;
        do {
            World world = new World(choices);
            world.run();
            world.check();
            orders++;
            advance(choices, world.widths);
        } while (!choices.isEmpty());
        assertThat(orders).isGreaterThan(100);
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

    /** A lookup: when it was subscribed to, counted in writes of its own thread, and which writes it has read. */
    private static final class Asked {
        private final List<Integer> before;
        private @Nullable List<Integer> seen;

        Asked(List<Integer> before) {
            this.before = before;
        }
    }

    /** A turn on the connection: a write, or a batch of lookups. */
    private record Turn(
            @Nullable Integer write,
            @Nullable LateStatement lookups,
            RowMapper<?> mapper,
            MonoSink<List<Object>> sink) {}

    /** Runs both threads, the connection and the choices between them. */
    private static final class World implements LookupStatements {
        private final List<Integer> choices;
        private final List<Integer> widths = new ArrayList<>();
        private int depth;
        private int interruptions;
        private final int[] next = new int[THREADS.length];
        private final List<List<Integer>> writesOf = List.of(new ArrayList<>(), new ArrayList<>());
        private final List<List<Asked>> asked = List.of(new ArrayList<>(), new ArrayList<>());
        private final boolean[] inside = new boolean[THREADS.length];
        private final Deque<Turn> turns = new ArrayDeque<>();
        private final List<Integer> written = new ArrayList<>();
        private long entered;
        private int writes;
        private List<Long> keysOfCut = List.of();
        private final Deque<Long> rows = new ArrayDeque<>();
        private final TransactionLookups<Long, Long> queue =
                new TransactionLookups<>(this, lookup(), null, this::counted);

        World(List<Integer> choices) {
            this.choices = choices;
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

        private int choose(int width) {
            if (depth == choices.size()) {
                choices.add(0);
            }
            widths.add(width);
            return choices.get(depth++);
        }

        void run() {
            while (step()) {}
        }

        /** A step of a thread that is not inside one, or of the connection. */
        private boolean step() {
            List<Runnable> possible = new ArrayList<>();
            for (int i = 0; i < THREADS.length; i++) {
                int thread = i;
                if (!inside[i] && next[i] < THREADS[i].length()) {
                    possible.add(() -> advanceThread(thread));
                }
            }
            if (!turns.isEmpty()) {
                possible.add(this::turn);
            }
            if (possible.isEmpty()) {
                return false;
            }
            possible.get(choose(possible.size())).run();
            return true;
        }

        /** Between two steps of a thread: nothing, or up to three steps of the other and of the connection. */
        private void pause() {
            if (interruptions < INTERRUPTIONS && choose(2) == 1) {
                interruptions++;
                for (int i = 0; i < 3 && step(); i++) {}
            }
        }

        private void advanceThread(int thread) {
            inside[thread] = true;
            if (THREADS[thread].charAt(next[thread]++) == 'w') {
                int write = writes++;
                turns.add(new Turn(write, null, row -> "", noSink()));
                pause();
                entered++;
                writesOf.get(thread).add(write);
            } else {
                Asked lookup = new Asked(List.copyOf(writesOf.get(thread)));
                asked.get(thread).add(lookup);
                new Asking(queue, thread).subscribe(found -> lookup.seen = found);
            }
            inside[thread] = false;
        }

        @SuppressWarnings("NullAway") // a write has no answer here
        private static MonoSink<List<Object>> noSink() {
            return null;
        }

        private long counted() {
            pause();
            long now = entered;
            pause();
            return now;
        }

        private void turn() {
            Turn turn = turns.remove();
            if (turn.write() != null) {
                written.add(turn.write());
                return;
            }
            LateStatement lookups = turn.lookups();
            keysOfCut = List.of();
            List<Object> read = new ArrayList<>();
            if (lookups != null && lookups.cut(pipeline -> null) != null) {
                for (Long key : keysOfCut) {
                    rows.add(key);
                    read.add(map(turn.mapper()));
                }
            }
            turn.sink().success(read);
        }

        @SuppressWarnings("NullAway") // the reader of this test looks at no row
        private static Object map(RowMapper<?> mapper) {
            return mapper.map(null);
        }

        void check() {
            for (int thread = 0; thread < THREADS.length; thread++) {
                int mine = 0;
                for (Asked lookup : asked.get(thread)) {
                    List<Integer> later = new ArrayList<>(writesOf.get(thread));
                    later.removeAll(lookup.before);
                    List<Integer> seen = lookup.seen;
                    assertThat(seen != null && seen.containsAll(lookup.before) && Collections.disjoint(seen, later))
                            .as("sees %s, but not %s: %s", lookup.before, later, seen)
                            .isTrue();
                    mine++;
                }
                assertThat(mine).isEqualTo(2);
            }
        }

        @Override
        public LookupSettings settings() {
            return LookupSettings.DEFAULT;
        }

        @Override
        public void afterTask(Runnable task) {
            throw new IllegalStateException("the transaction waits for the end of the task");
        }

        @Override
        public BoundStatement render(Select select) {
            return BoundStatement.written("select", List.of());
        }

        @Override
        @SuppressWarnings("unchecked") // rows are of the lookup's type
        public <T> Mono<List<T>> rows(
                LateStatement statement, RowMapper<T> mapper, @Nullable OpenTransaction transaction) {
            return Mono.<List<Object>>create(sink -> {
                        pause();
                        turns.add(new Turn(null, statement, mapper, sink));
                        pause();
                    })
                    .map(list -> (List<T>) list);
        }

        @Override
        public <T> void arrived(Lookup<T, ?> lookup, List<T> rows) {}

        /** A lookup, whose answer is what had been written when it was read. */
        private final class Asking extends Mono<List<Integer>> {
            private final TransactionLookups<Long, Long> lookups;
            private final long key;

            Asking(TransactionLookups<Long, Long> lookups, long key) {
                this.lookups = lookups;
                this.key = key;
            }

            @Override
            public void subscribe(CoreSubscriber<? super List<Integer>> actual) {
                Waiter<Long, Long> waiter = new Waiter<>(actual, (List<Long> found) -> List.copyOf(written), key, key);
                actual.onSubscribe(waiter);
                lookups.enqueue(waiter);
            }
        }
    }
}
