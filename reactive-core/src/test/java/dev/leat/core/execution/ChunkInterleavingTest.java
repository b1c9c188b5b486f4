package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.testing.StrictSubscriber;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every order in which what a consumer does and what a source does can meet: the steps of the two, which are atomic by the
 * notes of the delivery, are interleaved in all ways. The rules of Reactive Streams hold in all of them.
 */
class ChunkInterleavingTest {
    /** How the source ends. */
    enum End {
        AFTER_TWO_CHUNKS,
        WITH_A_LAST_CHUNK,
        WITH_AN_ERROR,
        WHILE_A_CHUNK_WAITS
    }

    /** A source that reads when it is told to, and is asked for one thing at a time. */
    private static final class Script implements ChunkDelivery.Source {
        private final End end;
        private final StrictSubscriber<List<Integer>> subscriber;
        private final ChunkDelivery<Integer> delivery;
        private boolean wanted = true;
        private int read;
        private int cancels;
        private boolean over;

        Script(End end) {
            this.end = end;
            this.subscriber = StrictSubscriber.demanding(0);
            this.delivery = ChunkDelivery.to(subscriber, this);
            subscriber.onSubscribe(delivery);
        }

        @Override
        public void more() {
            assertThat(wanted).as("asked again before the chunk came").isFalse();
            assertThat(over && end != End.WHILE_A_CHUNK_WAITS).isFalse();
            wanted = true;
        }

        @Override
        public void cancel() {
            cancels++;
        }

        /** One step of the reading, if one is wanted. */
        void source() {
            if (!wanted || over) {
                return;
            }
            wanted = false;
            read++;
            if (read < 2) {
                delivery.chunk(List.of(read));
                return;
            }
            over = true;
            switch (end) {
                case AFTER_TWO_CHUNKS -> delivery.end(List.of(), null);
                case WITH_A_LAST_CHUNK -> delivery.end(List.of(read), null);
                case WITH_AN_ERROR -> delivery.end(null, new IllegalStateException("mine"));
                case WHILE_A_CHUNK_WAITS -> {
                    delivery.chunk(List.of(read));
                    delivery.end(null, null);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(End.class)
    void everyInterleavingKeepsTheRules(End end) {
        List<String> consumer = List.of("request", "request", "cancel", "request");
        for (int length = 0; length <= consumer.size(); length++) {
            for (List<String> order :
                    interleavings(consumer.subList(0, length), List.of("source", "source", "source"))) {
                run(end, order);
            }
        }
    }

    private static void run(End end, List<String> order) {
        Script script = new Script(end);
        boolean cancelled = false;
        int requests = 0;
        for (String step : order) {
            switch (step) {
                case "request" -> {
                    requests += cancelled ? 0 : 1;
                    script.subscriber.request(1);
                }
                case "cancel" -> {
                    cancelled = true;
                    script.subscriber.cancel();
                }
                default -> script.source();
            }
        }
        script.subscriber.keptTheRules();
        assertThat(script.cancels).as("%s", order).isEqualTo(cancelled ? 1 : 0);
        assertThat(script.subscriber.values().size()).isLessThanOrEqualTo(requests);
        if (!cancelled) {
            script.subscriber.request(10);
            script.source();
            script.source();
            script.subscriber.keptTheRules();
            assertThat(script.subscriber.values().stream().flatMap(List::stream).toList())
                    .as("%s", order)
                    .isEqualTo(end == End.AFTER_TWO_CHUNKS || end == End.WITH_AN_ERROR ? List.of(1) : List.of(1, 2));
            assertThat(script.subscriber.completed()).isEqualTo(end != End.WITH_AN_ERROR);
            assertThat(script.subscriber.error() == null).isEqualTo(end != End.WITH_AN_ERROR);
        }
    }

    private static List<List<String>> interleavings(List<String> left, List<String> right) {
        if (left.isEmpty() || right.isEmpty()) {
            List<String> rest = new ArrayList<>(left);
            rest.addAll(right);
            return List.of(rest);
        }
        List<List<String>> all = new ArrayList<>();
        interleavings(left.subList(1, left.size()), right).forEach(rest -> all.add(with(left.get(0), rest)));
        interleavings(left, right.subList(1, right.size())).forEach(rest -> all.add(with(right.get(0), rest)));
        return all;
    }

    private static List<String> with(String first, List<String> rest) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(rest);
        return all;
    }
}
