package dev.leat.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code results.json}: a list with an object for each contestant at each workload. */
public final class ResultsFile {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ResultsFile() {}

    /** Writes the rows in their order. */
    public static void write(Path file, List<ResultRow> rows) throws IOException {
        ArrayNode list = MAPPER.createArrayNode();
        rows.forEach(row -> add(list.addObject(), row));
        Files.writeString(file, MAPPER.writeValueAsString(list) + "\n");
    }

    private static void add(ObjectNode object, ResultRow row) {
        object.put("workload", row.workload());
        object.put("contestant", row.contestant());
        object.put("unit", row.unit());
        number(object, "median", row.median());
        number(object, "min", row.min());
        number(object, "max", row.max());
        number(object, "ratioToRaw", row.ratioToRaw());
        object.put("rounds", row.rounds());
        number(object, "statements", row.statements());
        number(object, "allocatedBytes", row.allocatedBytes());
        object.put("checked", row.checked());
        number(object, "roundTrips", row.roundTrips());
        number(object, "cpuMicros", row.cpuMicros());
        object.put("problem", row.problem());
        object.put("description", row.description());
        ArrayNode latencies = object.putArray("latencies");
        row.latencies().forEach(latency -> latencies.add(rounded(latency)));
    }

    private static void number(ObjectNode object, String name, @Nullable Double value) {
        if (value == null || !Double.isFinite(value)) {
            object.putNull(name);
        } else {
            object.put(name, rounded(value));
        }
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
