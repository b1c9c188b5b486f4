package dev.leat.benchmarks.runner;

import dev.leat.benchmarks.kit.Measured;
import dev.leat.benchmarks.kit.Setup;
import dev.leat.benchmarks.kit.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gives the contestants the work of a plan: first each once behind a counting proxy, then all in rounds, in another order
 * each, so that what the machine does meanwhile hits all alike.
 */
final class Competition {
    private static final int WARM_UP_ROUND = 1_000;
    private static final int MOST_WARM_UPS = 100;

    /** Vert.x has a pool that pipelines, and one for transactions. */
    private static final int SECOND_POOLS = 1;

    private final Plan plan;
    private final BenchmarkDatabase database;
    private final Path logs;
    private final Progress progress;
    private final Random order = new Random(7);
    private final Map<Entrant, About> abouts = new LinkedHashMap<>();
    private final Map<Workload, Map<Entrant, Recording>> recordings = new LinkedHashMap<>();
    private final Set<Workload> ended = new HashSet<>();

    Competition(Plan plan, BenchmarkDatabase database, Path logs) {
        this.plan = plan;
        this.database = database;
        this.logs = logs;
        this.progress = new Progress(plan);
        plan.workloads().forEach(workload -> {
            Map<Entrant, Recording> each = new LinkedHashMap<>();
            plan.entrants().forEach(entrant -> each.put(entrant, new Recording(workload, entrant)));
            recordings.put(workload, each);
        });
    }

    /** What the contestants that were started tell of themselves. */
    Map<Entrant, About> abouts() {
        return abouts;
    }

    /**
     * Runs the plan.
     *
     * @param afterEach is given the recordings so far after each workload, by workload and then contestant
     */
    void run(Consumer<List<Recording>> afterEach) {
        Map<Setup, List<Workload>> bySetup = new LinkedHashMap<>();
        plan.workloads()
                .forEach(workload -> bySetup.computeIfAbsent(workload.setup(), setup -> new ArrayList<>())
                        .add(workload));
        bySetup.forEach((setup, workloads) -> run(setup, workloads, afterEach));
    }

    private List<Recording> ended() {
        return recordings.entrySet().stream()
                .filter(entry -> ended.contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().values().stream())
                .toList();
    }

    private void run(Setup setup, List<Workload> workloads, Consumer<List<Recording>> afterEach) {
        int connections = (plan.entrants().size() + SECOND_POOLS) * setup.poolSize();
        if (connections > database.freeConnections()) {
            String problem = "all contestants together need " + connections + " connections, the server has "
                    + database.freeConnections();
            workloads.forEach(workload -> each(workload).values().forEach(recording -> recording.problem(problem)));
        }
        if (setup.equals(Setup.USUAL)) {
            count(setup, workloads);
        }
        try (Stable stable = new Stable(setup, database.place(), false, logs)) {
            for (Workload workload : workloads) {
                Plan.Effort effort = plan.effort(workload);
                compete(stable, workload, workload.equals(workloads.get(0)) ? effort.first() : effort);
                ended.add(workload);
                afterEach.accept(ended());
            }
        }
    }

    private void count(Setup setup, List<Workload> workloads) {
        if (workloads.stream().anyMatch(Workload::needsEntries)) {
            database.createEntries();
        }
        for (Entrant entrant : plan.entrants()) {
            progress.counting(entrant);
            try (Stable stable = new Stable(setup, database.place(), true, logs)) {
                workloads.forEach(workload -> round(stable, recording(workload, entrant), 0, 1));
            }
        }
    }

    private void compete(Stable stable, Workload workload, Plan.Effort effort) {
        progress.begin(workload);
        if (workload.needsEntries()) {
            database.createEntries();
        }
        for (Entrant entrant : shuffled()) {
            warmUp(stable, recording(workload, entrant), effort);
        }
        long begin = System.nanoTime();
        for (int round = 1; round <= effort.most(); round++) {
            if (round > effort.fewest()
                    && System.nanoTime() - begin > effort.budget().toNanos()) {
                break;
            }
            for (Entrant entrant : shuffled()) {
                Recording recording = recording(workload, entrant);
                Measured measured = round(stable, recording, round, workload.times());
                if (measured != null) {
                    recording.add(round, measured);
                }
            }
        }
        progress.end(each(workload).values());
    }

    private List<Entrant> shuffled() {
        List<Entrant> shuffled = new ArrayList<>(plan.entrants());
        Collections.shuffle(shuffled, order);
        return shuffled;
    }

    private void warmUp(Stable stable, Recording recording, Plan.Effort effort) {
        long left = effort.warmUp().toNanos();
        for (int i = 0; i < MOST_WARM_UPS && left > 0; i++) {
            Measured measured = round(stable, recording, WARM_UP_ROUND + i, 1);
            left -= measured == null ? left : measured.nanos();
        }
    }

    private Recording recording(Workload workload, Entrant entrant) {
        return Objects.requireNonNull(each(workload).get(entrant));
    }

    private Map<Entrant, Recording> each(Workload workload) {
        return Objects.requireNonNull(recordings.get(workload));
    }

    /** What was measured, or null where it failed, now or before. */
    private @Nullable Measured round(Stable stable, Recording recording, int round, int times) {
        if (recording.problem() != null) {
            return null;
        }
        try {
            Measured measured = once(stable, recording, round);
            for (int i = 1; i < times; i++) {
                measured = measured.then(once(stable, recording, round));
            }
            if (!measured.checked()) {
                recording.problem("wrong values: " + measured.wrong());
            }
            return measured;
        } catch (ForkedContestant.Failed failed) {
            recording.problem(String.valueOf(failed.getMessage()));
            // What it still does must not disturb the others.
            if (!failed.isNotOffered()) {
                stable.stop(recording.entrant());
            }
            return null;
        }
    }

    private Measured once(Stable stable, Recording recording, int round) throws ForkedContestant.Failed {
        Workload workload = recording.workload();
        workload.before(database);
        ForkedContestant fork = stable.fork(recording.entrant());
        if (!abouts.containsKey(recording.entrant())) {
            abouts.put(recording.entrant(), fork.about());
        }
        WireProxy proxy = stable.proxy(recording.entrant());
        long statements = proxy == null ? 0 : proxy.statements();
        long roundTrips = proxy == null ? 0 : proxy.roundTrips();
        Measured measured = fork.run(workload.name(), round);
        if (proxy != null) {
            recording.counted(proxy.statements() - statements, proxy.roundTrips() - roundTrips);
        }
        if (measured.checked() && !workload.after(database, round)) {
            throw new ForkedContestant.Failed("wrong values in the database", false);
        }
        return measured;
    }
}
