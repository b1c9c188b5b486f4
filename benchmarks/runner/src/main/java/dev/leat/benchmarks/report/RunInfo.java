package dev.leat.benchmarks.report;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/**
 * What was run, on what.
 *
 * @param date when it began
 * @param run {@code quick} or {@code full}, and what was chosen of it
 * @param machine where
 * @param jvm vendor and version of the JVM
 * @param database version of PostgreSQL
 * @param settings of PostgreSQL that matter, such as {@code fsync}
 * @param versions artifacts with their versions, by contestant
 * @param links pages that recommend the form used, by contestant
 * @param seconds how long it took
 */
public record RunInfo(
        OffsetDateTime date,
        String run,
        Machine machine,
        String jvm,
        String database,
        Map<String, String> settings,
        Map<String, List<String>> versions,
        Map<String, List<String>> links,
        long seconds) {

    /** The JVM that asks. */
    public static String thisJvm() {
        return System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version") + ", "
                + System.getProperty("java.vendor");
    }

    String settingsText() {
        StringBuilder text = new StringBuilder();
        settings.forEach((name, value) ->
                text.append(text.isEmpty() ? "" : ", ").append(name).append('=').append(value));
        return text.toString();
    }

    String duration() {
        return seconds < 120 ? seconds + " s" : seconds / 60 + " min";
    }
}
