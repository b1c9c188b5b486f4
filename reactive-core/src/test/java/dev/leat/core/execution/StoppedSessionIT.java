package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.leat.core.error.LeatException;
import dev.leat.core.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

/** Processes of the server that are stopped: their connections are open, and nothing comes from them. */
class StoppedSessionIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    /** The sessions of a pool of two. */
    private static List<Long> both(Rig rig) {
        Mono<List<Long>> one = rig.numbers("select pg_backend_pid() from pg_sleep(0.3)");
        return Rig.await(Mono.zip(one, one, (left, right) -> List.of(left.get(0), right.get(0))));
    }

    // r2dbc-pool#232
    @Test
    void sessionsThatAnswerNothingAreNotUsedAgainAndTheirPlacesAreRefilled() throws Exception {
        try (Rig two = Rig.on(DATABASE, Rig.SHORT.withPoolSize(2))) {
            List<Long> stopped = both(two);
            assertThat(stopped).doesNotHaveDuplicates();
            for (long pid : stopped) {
                assumeTrue(isSession(pid), "the server's processes are not ours");
            }
            try {
                for (long pid : stopped) {
                    signal("-STOP", pid);
                }
                for (int i = 0; i < 2; i++) {
                    assertThatThrownBy(() -> Rig.await(two.numbers("select 1"))).isInstanceOf(LeatException.class);
                }
                List<Long> fresh = both(two);
                assertThat(fresh).doesNotHaveDuplicates().doesNotContainAnyElementsOf(stopped);
                assertThat(two.statistics().idle() + two.statistics().acquired())
                        .isLessThanOrEqualTo(2);
            } finally {
                for (long pid : stopped) {
                    signal("-CONT", pid);
                }
            }
            two.check();
        }
    }

    private static boolean isSession(long pid) throws IOException {
        Path title = Path.of("/proc/" + pid + "/cmdline");
        return Files.exists(title) && Files.readString(title).contains(DATABASE.name());
    }

    private static void signal(String signal, long pid) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", signal, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }
}
