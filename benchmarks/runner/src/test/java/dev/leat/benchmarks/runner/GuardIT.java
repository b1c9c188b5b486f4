package dev.leat.benchmarks.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.leat.benchmarks.kit.Measured;
import dev.leat.benchmarks.kit.Setup;
import dev.leat.benchmarks.kit.Workload;
import dev.leat.benchmarks.workload.Workloads;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares counts and allocation, never time, with the stored values of {@code guard.properties}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuardIT {
    /** The first rounds load classes and are compiled, which allocates. */
    private static final int WARM_UPS = 3;

    /** After so many, what is compiled is compiled: W4 by hand takes 1,100 bytes a unit at first and 700 from the 9th on. */
    private static final int MOST_ROUNDS = 40;

    private final Map<String, String> limits = new TreeMap<>();
    private final Map<String, Stable> stables = new TreeMap<>();
    private BenchmarkDatabase database;

    @BeforeAll
    void open(@TempDir Path logs) throws Exception {
        Properties stored = new Properties();
        try (InputStream file = GuardIT.class.getResourceAsStream("/guard.properties")) {
            stored.load(file);
        }
        stored.forEach((name, values) -> limits.put(name.toString(), values.toString()));
        database = BenchmarkDatabase.create();
        for (String name : List.of("leat", "raw-tuned")) {
            stables.put(name, new Stable(Setup.USUAL, database.place(), true, logs));
        }
    }

    @AfterAll
    void close() {
        stables.values().forEach(Stable::close);
        database.close();
    }

    List<String> workloads() {
        return new ArrayList<>(limits.keySet());
    }

    /** Round after round until what was used is within the limits; a change that needs more never gets there. */
    @ParameterizedTest
    @MethodSource("workloads")
    void takesNoMoreThanIsStored(String name) throws Exception {
        double[] limit = Arrays.stream(Objects.requireNonNull(limits.get(name)).split("\\s+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
        List<Used> ours = new ArrayList<>();
        List<Used> byHand = new ArrayList<>();
        for (int round = 1; round <= MOST_ROUNDS; round++) {
            Used mine = used(name, "leat", round);
            Used his = used(name, "raw-tuned", round);
            if (round > WARM_UPS) {
                ours.add(mine);
                byHand.add(his);
                if (within(limit, Used.of(ours), Used.of(byHand))) {
                    return;
                }
            }
        }
        fail("%s: %s, by hand %s", name, Used.of(ours), Used.of(byHand));
    }

    private static boolean within(double[] limit, Used ours, Used byHand) {
        return ours.statements <= limit[0] && ours.bytes <= limit[1] && ours.bytes / byHand.bytes <= limit[2];
    }

    private Used used(String name, String contestant, int round) throws Exception {
        Workload workload = Workloads.named(name);
        Stable stable = Objects.requireNonNull(stables.get(contestant));
        Entrant entrant = Entrant.in(Path.of("../contestants")).stream()
                .filter(built -> built.name().equals(contestant))
                .findFirst()
                .orElseThrow();
        workload.before(database);
        ForkedContestant fork = stable.fork(entrant);
        WireProxy proxy = Objects.requireNonNull(stable.proxy(entrant));
        long before = proxy.statements();
        Measured measured = fork.run(name, round);
        assertThat(measured.checked()).as(measured.wrong()).isTrue();
        assertThat(workload.after(database, round)).isTrue();
        return new Used(
                (double) (proxy.statements() - before) / workload.units(),
                (double) measured.bytes() / workload.units());
    }

    private record Used(double statements, double bytes) {
        /** The median of statements; the least of bytes, since what else a JVM allocates meanwhile only adds. */
        static Used of(List<Used> rounds) {
            return new Used(
                    Recording.median(rounds.stream().map(Used::statements).toList()),
                    rounds.stream().mapToDouble(Used::bytes).min().orElseThrow());
        }

        @Override
        public String toString() {
            return "%.5f statements and %.0f bytes a unit".formatted(statements, bytes);
        }
    }
}
