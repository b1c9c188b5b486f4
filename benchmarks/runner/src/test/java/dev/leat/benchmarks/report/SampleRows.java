package dev.leat.benchmarks.report;

import dev.leat.benchmarks.kit.Workload;
import dev.leat.benchmarks.workload.Workloads;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Invented results, the same each time, of every workload and of as many contestants as there may be. */
final class SampleRows {
    static final Map<String, Double> FACTORS = Map.ofEntries(
            Map.entry("raw", 1.0),
            Map.entry("raw-tuned", 0.7),
            Map.entry("leat", 0.17),
            Map.entry("spring", 1.45),
            Map.entry("hibernate", 1.2),
            Map.entry("jooq", 1.35),
            Map.entry("vertx", 0.33),
            Map.entry("pgjdbc", 0.55),
            Map.entry("pgjdbc-virtual", 0.98),
            Map.entry("micronaut", 1.5),
            Map.entry("exposed", 6.2));

    static final List<String> CONTESTANTS = List.of(
            "raw",
            "raw-tuned",
            "leat",
            "exposed",
            "hibernate",
            "jooq",
            "micronaut",
            "pgjdbc",
            "pgjdbc-virtual",
            "spring",
            "vertx");

    static final RunInfo INFO = new RunInfo(
            OffsetDateTime.parse("2026-11-21T06:30:00Z"),
            "full",
            new Machine("Some CPU @ 2.60 GHz", 2, 7_900, "Linux 6.1"),
            "OpenJDK 64-Bit Server VM 25+36, Eclipse Adoptium",
            "PostgreSQL 15.14",
            Map.of("fsync", "off"),
            Map.of("leat", List.of("reactive-core 0.1.0-SNAPSHOT"), "raw", List.of("r2dbc-postgresql 1.1.1.RELEASE")),
            Map.of("raw", List.of("https://example.org/a?b=1&c=2")),
            3_000);

    private SampleRows() {}

    static List<ResultRow> all() {
        Random random = new Random(5);
        List<ResultRow> rows = new ArrayList<>();
        for (Workload workload : Workloads.all()) {
            for (String contestant : CONTESTANTS) {
                rows.add(row(workload, contestant, random));
            }
        }
        return rows;
    }

    private static ResultRow row(Workload workload, String contestant, Random random) {
        String unit = workload.unit();
        if (unit.equals("type") && !contestant.equals("leat")) {
            return without(workload.name(), contestant, unit, "not offered: entity types are not counted");
        }
        if (contestant.equals("hibernate") && workload.name().startsWith("heap")) {
            return without(workload.name(), contestant, unit, "its JVM ended: out of memory");
        }
        if (contestant.equals("exposed") && workload.name().equals("W5")) {
            return new ResultRow(
                    "W5",
                    "exposed",
                    unit,
                    "rows",
                    60.0,
                    55.0,
                    70.0,
                    0.9,
                    5,
                    1.0,
                    1.0,
                    3e3,
                    40.0,
                    false,
                    "wrong values: expected 1,000 rows, got 999",
                    List.of());
        }
        double factor = FACTORS.getOrDefault(contestant, 1.0)
                        * (workload.name().startsWith("growth") && contestant.equals("leat") ? 1.8 : 1)
                + 0.1 * random.nextDouble();
        double size = workload.name().matches("(growth|mix|pool|depth).*-[0-9]+")
                ? Math.sqrt(Series.number(workload.name()))
                : 1;
        double median = 33.3 * factor * size;
        List<Double> latencies = workload.name().startsWith("mix")
                ? List.of(median, median * 2, median * 4, median * 7, 9e5)
                : List.of();
        return new ResultRow(
                workload.name(),
                contestant,
                unit,
                workload.description(),
                median,
                median * (1 - 0.15 * random.nextDouble()),
                median * (1 + 0.4 * random.nextDouble()),
                1 / factor,
                7,
                0.01,
                0.02,
                4_321.5 * factor,
                20.0 * factor,
                true,
                null,
                latencies);
    }

    static ResultRow without(String workload, String contestant, String unit, String problem) {
        return new ResultRow(
                workload,
                contestant,
                unit,
                "what it does",
                null,
                null,
                null,
                null,
                0,
                null,
                null,
                null,
                null,
                false,
                problem,
                List.of());
    }

    static ResultRow measured(String workload, String contestant, double median, @Nullable Double ratio) {
        return new ResultRow(
                workload,
                contestant,
                "row",
                "what it does",
                median,
                median * 0.9,
                median * 1.1,
                ratio,
                5,
                0.5,
                1.0,
                2_000.0,
                12.5,
                true,
                null,
                List.of());
    }
}
