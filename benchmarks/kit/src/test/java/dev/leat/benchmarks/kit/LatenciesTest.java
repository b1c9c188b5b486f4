package dev.leat.benchmarks.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    @AfterEach
    void clear() {
        Latencies.clear();
    }

    @Test
    void givesPercentilesOfWhatWasRecordedInAnyOrder() {
        Latencies.record(LongStream.rangeClosed(1, 10_000).map(i -> 10_001 - i).toArray());
        assertThat(Latencies.percentiles()).containsExactly(5_001L, 9_001L, 9_901L, 9_991L, 10_000L);
    }

    @Test
    void givesTheOnlyOneForAll() {
        Latencies.record(new long[] {7});
        assertThat(Latencies.percentiles()).containsExactly(7L, 7L, 7L, 7L, 7L);
    }

    @Test
    void givesNoneWhereNoneWereRecorded() {
        Latencies.record(new long[] {7});
        Latencies.clear();
        assertThat(Latencies.percentiles()).isEmpty();
    }
}
