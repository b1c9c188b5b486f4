package dev.leat.benchmarks.runner;

import dev.leat.benchmarks.kit.Measured;
import dev.leat.benchmarks.kit.Setup;
import dev.leat.benchmarks.kit.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Gives the contestants the work of a plan: first each once behind a counting proxy, then all in rounds, in another order
 * each, so that what the machine does meanwhile hits all alike.
 */
final class Competition {
    private final Plan plan;
    private final BenchmarkDatabase database;
    private final Path logs;
    private final Progress progress;
    private final Random order = new Random(7);
    private final Map<Entrant, About> abouts = new LinkedHashMap<>();
    private final Map<Workload, Map<Entrant, Recording>> recordings = new LinkedHashMap<>();

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

    /** All recordings, by workload and then contestant, in the order of the plan. */
    List<Recording> run() {
        Map<Setup, List<Workload>> bySetup = new LinkedHashMap<>();
        plan.workloads()
                .forEach(workload -> bySetup.computeIfAbsent(workload.setup(), setup -> new ArrayList<>())
                        .add(workload));
        bySetup.forEach(this::run);
        return recordings.values().stream()
                .flatMap(each -> each.values().stream())
                .toList();
    }

    private void run(Setup setup, List<Workload> workloads) {
        if (setup.equals(Setup.USUAL)) {
            count(setup, workloads);
        }
        try (Stable stable = new Stable(setup, database.place(), false, logs)) {
            workloads.forEach(workload -> compete(stable, workload));
        }
    }

    private void count(Setup setup, List<Workload> workloads) {
        if (workloads.stream().anyMatch(Workload::needsEntries)) {
            database.createEntries();
        }
        for (Entrant entrant : plan.entrants()) {
            progress.counting(entrant);
            try (Stable stable = new Stable(setup, database.place(), true, logs)) {
                workloads.forEach(workload -> round(stable, recording(workload, entrant), 0));
            }
        }
    }

    private void compete(Stable stable, Workload workload) {
        progress.begin(workload);
        if (workload.needsEntries()) {
            database.createEntries();
        }
        int round = 0;
        long begin = System.nanoTime();
        int warmUps = plan.warmUps(workload);
        while (round < warmUps + plan.fewest(workload)
                || round < warmUps + plan.most()
                        && System.nanoTime() - begin < plan.budget().toNanos()) {
            round++;
            List<Entrant> shuffled = new ArrayList<>(plan.entrants());
            Collections.shuffle(shuffled, order);
            for (Entrant entrant : shuffled) {
                round(stable, recording(workload, entrant), round);
            }
        }
        progress.end(each(workload).values());
    }

    private Recording recording(Workload workload, Entrant entrant) {
        return Objects.requireNonNull(each(workload).get(entrant));
    }

    private Map<Entrant, Recording> each(Workload workload) {
        return Objects.requireNonNull(recordings.get(workload));
    }

    private void round(Stable stable, Recording recording, int round) {
        if (recording.problem() != null) {
            return;
        }
        try {
            Measured measured = once(stable, recording, round);
            for (int i = 1; i < recording.workload().times() && round > 0; i++) {
                measured = measured.then(once(stable, recording, round));
            }
            if (!measured.checked()) {
                recording.problem("wrong values: " + measured.wrong());
            }
            if (round > plan.warmUps(recording.workload())) {
                recording.add(round, measured);
            }
        } catch (ForkedContestant.Failed failed) {
            recording.problem(String.valueOf(failed.getMessage()));
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
            throw new ForkedContestant.Failed("wrong values in the database");
        }
        return measured;
    }
}
