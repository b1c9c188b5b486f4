package dev.leat.mapper.it.chinook;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder of the data, given by the system property {@code leat.data}. */
record ChinookFiles(Path folder) {
    static ChinookFiles fromProperty() {
        return new ChinookFiles(Path.of(System.getProperty("leat.data", "../shared/data"), "chinook"));
    }

    boolean arePresent() {
        return Files.isRegularFile(folder.resolve("columns.csv"));
    }

    /** Whether the absence of the folder is a failure; else the tests are left out with a notice. */
    static boolean areRequired() {
        return "true".equalsIgnoreCase(System.getProperty("leat.data.required"));
    }

    List<CsvRow> rows(String table) {
        return Csv.rows(folder.resolve(table + ".csv"));
    }
}
