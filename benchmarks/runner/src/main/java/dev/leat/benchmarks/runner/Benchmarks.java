package dev.leat.benchmarks.runner;

import dev.leat.benchmarks.kit.Workload;
import dev.leat.benchmarks.report.ConsoleTable;
import dev.leat.benchmarks.report.HtmlReport;
import dev.leat.benchmarks.report.Machine;
import dev.leat.benchmarks.report.Markdown;
import dev.leat.benchmarks.report.ResultRow;
import dev.leat.benchmarks.report.ResultsFile;
import dev.leat.benchmarks.report.RunInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The suite's main class; see {@code benchmarks/README.md}. */
public final class Benchmarks {
    /** How many connections a server has that is started here: all contestants have their pools open at once. */
    private static final String CONNECTIONS = "leat.test.postgres.connections";

    private static final List<String> SETTINGS =
            List.of("fsync", "synchronous_commit", "shared_buffers", "max_connections");

    private Benchmarks() {}

    /** The run, {@code quick} or {@code full}, and the folder {@code benchmarks}. */
    public static void main(String[] args) throws Exception {
        OffsetDateTime begin = OffsetDateTime.now();
        Path folder = Path.of(args[1]).toRealPath();
        Plan plan = Plan.of(
                args[0],
                System.getProperty("workload", ""),
                System.getProperty("contestant", ""),
                Entrant.in(folder.resolve("contestants")));
        Path report = Files.createDirectories(folder.resolve("target/report"));
        Path logs = Files.createDirectories(report.resolve("logs"));
        if (System.getProperty(CONNECTIONS) == null) {
            System.setProperty(CONNECTIONS, "1200");
        }
        try (BenchmarkDatabase database = BenchmarkDatabase.create()) {
            Competition competition = new Competition(plan, database, logs);
            List<ResultRow> rows = new ArrayList<>();
            competition.run(recordings -> {
                rows.clear();
                rows.addAll(rows(recordings));
                write(report, about(plan, competition, database, begin), rows);
            });
            ConsoleTable.print(System.out, rows);
            System.out.println("Written to " + report);
        }
        System.exit(0);
    }

    private static List<ResultRow> rows(List<Recording> recordings) {
        Map<Workload, Recording> raw = new HashMap<>();
        recordings.stream()
                .filter(recording -> recording.entrant().name().equals(Entrant.RAW))
                .forEach(recording -> raw.put(recording.workload(), recording));
        return recordings.stream()
                .map(recording -> recording.row(raw.get(recording.workload())))
                .toList();
    }

    private static RunInfo about(Plan plan, Competition competition, BenchmarkDatabase database, OffsetDateTime begin) {
        Map<String, List<String>> versions = new LinkedHashMap<>();
        Map<String, List<String>> links = new LinkedHashMap<>();
        competition.abouts().forEach((entrant, about) -> {
            versions.put(
                    entrant.name(),
                    about.artifacts().stream().map(entrant::version).toList());
            links.put(entrant.name(), about.links());
        });
        Map<String, String> settings = new LinkedHashMap<>();
        SETTINGS.forEach(name -> settings.put(name, database.text("show " + name)));
        return new RunInfo(
                begin,
                plan.name(),
                Machine.here(),
                RunInfo.thisJvm(),
                database.text("select version()"),
                settings,
                versions,
                links,
                Duration.between(begin, OffsetDateTime.now()).toSeconds());
    }

    /** After each workload, so that a run that is stopped has a report of what it did. */
    private static void write(Path report, RunInfo info, List<ResultRow> rows) {
        try {
            ResultsFile.write(report.resolve("results.json"), rows);
            HtmlReport.write(report.resolve("index.html"), info, rows);
            Markdown.write(report.resolve("results.md"), info, rows);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
