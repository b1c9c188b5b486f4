package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.UsageException;
import dev.leat.core.testing.StatementRecorder;
import dev.leat.core.testing.TestDatabase;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How many values a statement may have. */
class ValueCountIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Settings PATIENT = Rig.SHORT.withPoolSize(1).withStatementTimeout(Duration.ofSeconds(30));

    // r2dbc-postgresql#550, typeorm#3044
    @Test
    void moreValuesThanTheProtocolCountsAreRefusedBeforeTheyAreSent() {
        Long[] million = LongStream.range(0, 1_000_000).boxed().toArray(Long[]::new);
        StatementRecorder recorder = new StatementRecorder(DATABASE.connections());
        try (Rig one = Rig.over(DATABASE, recorder.connections(), PATIENT)) {
            for (int count : new int[] {32_767, 32_768, 65_535}) {
                assertThat(Rig.await(one.numbers(values(count), several(count))))
                        .containsExactly((long) count);
            }
            List<Long> before = Rig.await(one.numbers("select pg_backend_pid()"));
            recorder.clear();
            for (int count : new int[] {65_536, 70_336}) {
                assertThatThrownBy(() -> Rig.await(one.numbers(values(count), several(count))))
                        .isInstanceOf(UsageException.class)
                        .hasMessageStartingWith("[TooManyValues]");
            }
            assertThat(recorder.count()).isZero();
            assertThat(Rig.await(one.numbers("select pg_backend_pid()"))).isEqualTo(before);
            assertThat(Rig.await(one.numbers("select count(*) from unnest($1::bigint[])", (Object) million)))
                    .containsExactly(1_000_000L);
            one.check();
        }
    }

    private static String values(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "$" + i + "::int")
                .collect(Collectors.joining(",", "select cardinality(array[", "])"));
    }

    private static Object[] several(int count) {
        Object[] values = new Object[count];
        Arrays.fill(values, 1);
        return values;
    }
}
