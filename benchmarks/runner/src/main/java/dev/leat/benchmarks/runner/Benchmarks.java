package dev.leat.benchmarks.runner;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The suite's main class; see {@code benchmarks/README.md}. */
public final class Benchmarks {
    private Benchmarks() {}

    /** The run, {@code quick} or {@code full}, and the folder {@code benchmarks}. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[1]).toRealPath();
        Plan plan = Plan.of(
                args[0],
                System.getProperty("workload", ""),
                System.getProperty("contestant", ""),
                Entrant.in(folder.resolve("contestants")));
        Path report = Files.createDirectories(folder.resolve("target/report"));
        Path logs = Files.createDirectories(report.resolve("logs"));
        try (BenchmarkDatabase database = BenchmarkDatabase.create()) {
            List<Recording> recordings = new Competition(plan, database, logs).run();
            recordings.forEach(r ->
                    System.out.println(r.workload().name() + " " + r.entrant().name() + " " + r.times() + " "
                            + r.problem() + " " + r.statements() + " " + r.roundTrips()));
        }
        System.exit(0);
    }
}
