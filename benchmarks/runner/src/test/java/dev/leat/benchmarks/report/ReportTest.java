package dev.leat.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {
    @TempDir
    Path folder;

    @Test
    void writesThePromisedFieldsFirst() throws IOException {
        Path file = folder.resolve("results.json");
        ResultsFile.write(
                file,
                List.of(
                        SampleRows.measured("W2", "leat", 0.8123456, 3.5),
                        SampleRows.without("W2", "other", "row", "not offered: no stream")));
        JsonNode rows = JsonMapper.shared().readTree(Files.readString(file));
        assertThat(rows.size()).isEqualTo(2);
        assertThat(rows.get(0).propertyNames())
                .startsWith(
                        "workload",
                        "contestant",
                        "unit",
                        "median",
                        "min",
                        "max",
                        "ratioToRaw",
                        "rounds",
                        "statements",
                        "allocatedBytes",
                        "checked")
                .contains("roundTrips", "cpuMicros", "problem", "latencies");
        assertThat(rows.get(0).get("median").doubleValue()).isEqualTo(0.8123);
        assertThat(rows.get(0).get("checked").booleanValue()).isTrue();
        assertThat(rows.get(1).get("median").isNull()).isTrue();
        assertThat(rows.get(1).get("problem").stringValue()).isEqualTo("not offered: no stream");
    }

    @Test
    void drawsAPageThatNeedsNothingElse() throws Exception {
        String page = html(SampleRows.all());
        Files.writeString(Path.of("target/sample.html"), page);
        assertThat(page).doesNotContain("<script", "<link", "<img", "@import", "url(", "NaN", "Infinity", ">null");
        assertThat(page).contains("https://example.org/a?b=1&amp;c=2", "log scale", "out of memory", "not offered");
        assertThat(page.split("<svg", -1)).hasSizeGreaterThan(40);
        for (String part : page.split("(?=<svg)", -1)) {
            if (part.startsWith("<svg")) {
                parse(part.substring(0, part.indexOf("</svg>") + 6));
            }
        }
    }

    @Test
    void drawsWhatThereIsWithoutRawAndWithOneContestant() throws IOException {
        assertThat(html(List.of(SampleRows.measured("W1-1", "leat", 12.5, null))))
                .contains("Nowhere in this run.", "12.5")
                .doesNotContain("NaN", "null");
        assertThat(html(List.of(SampleRows.measured("W2", "spring", 4.1, null))))
                .doesNotContain("Where Leat is behind", "NaN");
        assertThat(html(List.of(SampleRows.without("W2", "leat", "row", "refused"))))
                .contains("failed: refused")
                .doesNotContain("NaN", "Infinity");
        assertThat(html(List.of())).contains("</html>");
    }

    @Test
    void escapesWhatComesFromOutside() throws IOException {
        assertThat(html(List.of(SampleRows.without("W2", "leat", "row", "<b>\"bad\" & worse</b>"))))
                .contains("&lt;b&gt;")
                .doesNotContain("<b>\"bad\"");
    }

    @Test
    void saysFirstWhereLeatIsBehind() throws IOException {
        String text = markdown(List.of(
                SampleRows.measured("W2", "raw", 2.8, 1.0),
                SampleRows.measured("W2", "leat", 0.8, 3.5),
                SampleRows.measured("W2", "vertx", 0.4, 7.0),
                SampleRows.measured("W2", "pgjdbc", 0.78, 3.6),
                SampleRows.without("W4", "leat", "row", "ERROR: deadlock | detected"),
                SampleRows.measured("W4", "raw", 80, 1.0)));
        assertThat(text)
                .containsSubsequence(
                        "## 2026-11-21, full run",
                        "### Where Leat is behind",
                        "| W4 | failed: ERROR: deadlock \\| detected |",
                        "| W2 | vertx 2.00×, pgjdbc 1.03×\\* |",
                        "### Failed, wrong or not offered",
                        "- leat at W4: failed",
                        "### W2",
                        "| **leat** | 0.80 | 0.72–0.88 | 3.50× |");
        assertThat(text.split("### Failed")[0]).doesNotContain("| W2 | raw");
    }

    @Test
    void saysThatLeatIsBehindNowhere() throws IOException {
        assertThat(markdown(List.of(
                        SampleRows.measured("W2", "raw", 2.8, 1.0), SampleRows.measured("W2", "leat", 0.8, 3.5))))
                .contains("Nowhere in this run.");
        assertThat(markdown(List.of(SampleRows.measured("W2", "raw", 2.8, 1.0))))
                .contains("Leat did not run.");
    }

    @Test
    void doesNotLoseToWrongValues() {
        ResultRow wrong = new ResultRow(
                "W2",
                "fast",
                "row",
                "what it does",
                0.1,
                0.1,
                0.1,
                9.0,
                5,
                null,
                null,
                null,
                null,
                false,
                "wrong values: none",
                List.of());
        assertThat(new Results(List.of(SampleRows.measured("W2", "leat", 0.8, 3.5), wrong)).losses())
                .isEmpty();
    }

    @Test
    void printsATableThatFits() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ConsoleTable.print(new PrintStream(bytes, true, StandardCharsets.UTF_8), SampleRows.all());
        String text = bytes.toString(StandardCharsets.UTF_8);
        assertThat(text).contains("W1-64: orders by key, 64 callers", "leat", "not offered", "out of memory");
        assertThat(text.lines().filter(line -> line.startsWith("  leat"))).allMatch(line -> line.length() < 160);
    }

    private String html(List<ResultRow> rows) throws IOException {
        Path file = folder.resolve("index.html");
        HtmlReport.write(file, SampleRows.INFO, rows);
        return Files.readString(file);
    }

    private String markdown(List<ResultRow> rows) throws IOException {
        Path file = folder.resolve("result.md");
        Markdown.write(file, SampleRows.INFO, rows);
        return Files.readString(file);
    }

    private static void parse(String xml) throws Exception {
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
