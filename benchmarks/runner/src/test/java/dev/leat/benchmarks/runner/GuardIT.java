package dev.leat.benchmarks.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.benchmarks.kit.Measured;
import dev.leat.benchmarks.kit.Setup;
import dev.leat.benchmarks.kit.Workload;
import dev.leat.benchmarks.workload.Workloads;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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

    private static final int ROUNDS = 3;

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

    @ParameterizedTest
    @MethodSource("workloads")
    void takesNoMoreThanIsStored(String name) throws Exception {
        double[] limit = Arrays.stream(Objects.requireNonNull(limits.get(name)).split("\\s+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
        Used ours = used(name, "leat");
        Used byHand = used(name, "raw-tuned");
        String used = "%s: %s, by hand %s, ratio %.3f".formatted(name, ours, byHand, ours.bytes / byHand.bytes);
        assertThat(ours.statements).as(used).isLessThanOrEqualTo(limit[0]);
        assertThat(ours.bytes).as(used).isLessThanOrEqualTo(limit[1]);
        assertThat(ours.bytes / byHand.bytes).as(used).isLessThanOrEqualTo(limit[2]);
    }

    /** The median of statements; the least of bytes, since what else a JVM allocates meanwhile only adds. */
    private Used used(String name, String contestant) throws Exception {
        Workload workload = Workloads.named(name);
        Stable stable = Objects.requireNonNull(stables.get(contestant));
        Entrant entrant = Entrant.in(Path.of("../contestants")).stream()
                .filter(built -> built.name().equals(contestant))
                .findFirst()
                .orElseThrow();
        List<Double> bytes = new ArrayList<>();
        List<Double> statements = new ArrayList<>();
        for (int round = 1; round <= WARM_UPS + ROUNDS; round++) {
            workload.before(database);
            ForkedContestant fork = stable.fork(entrant);
            WireProxy proxy = Objects.requireNonNull(stable.proxy(entrant));
            long before = proxy.statements();
            Measured measured = fork.run(name, round);
            assertThat(measured.checked()).as(measured.wrong()).isTrue();
            assertThat(workload.after(database, round)).isTrue();
            if (round > WARM_UPS) {
                bytes.add((double) measured.bytes() / workload.units());
                statements.add((double) (proxy.statements() - before) / workload.units());
            }
        }
        return new Used(Recording.median(statements), Collections.min(bytes));
    }

    private record Used(double statements, double bytes) {
        @Override
        public String toString() {
            return "%.5f statements and %.0f bytes a unit".formatted(statements, bytes);
        }
    }
}
