package dev.leat.mapper.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.execution.Settings;
import dev.leat.core.testing.TestDatabase;
import dev.leat.mapper.Leat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** More rows than fit into memory, on PostgreSQL. */
class LargeStreamIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final int PARCELS = 1_002_000;
    private static final int CHUNK = 1_001;
    private static final Duration LIMIT = Duration.ofSeconds(100);

    /** The first 2,000 parcels lie in 2,000 depots, all others in depot 1,500. */
    @BeforeAll
    static void fill() {
        Leat leat = Leat.open(DATABASE.url(), Settings.DEFAULT.withStatementTimeout(LIMIT));
        leat.schema().create(Depot_.entity, Parcel_.entity, Label_.entity).block(LIMIT);
        DATABASE.admin()
                .script(
                        "alter table depot disable trigger all",
                        "alter table parcel disable trigger all",
                        "alter table label disable trigger all");
        insert(leat, "insert into depot (id, name) select n, 'depot' from generate_series(1, 2000) n where n <= :n");
        insert(
                leat,
                "insert into parcel (id, depot_id, weight) select n, case when n <= 2000 then n else 1500 end, n % 7"
                        + " from generate_series(1, :n) n");
        insert(leat, "insert into label (id, parcel_id, text) select n, n, 'label' from generate_series(1, :n) n");
        leat.close().block(LIMIT);
        DATABASE.admin().script("analyze");
    }

    private static void insert(Leat leat, String sql) {
        leat.sql(sql).bind("n", PARCELS).update().block(LIMIT);
    }

    @Test
    void millionParentsWithTwoRelationsAndAParentWithAMillionChildrenFitInto64Megabytes()
            throws IOException, InterruptedException {
        Process export = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeExport.class.getName(),
                        DATABASE.url()))
                .redirectErrorStream(true)
                .start();
        String output = new String(export.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(export.waitFor(3, TimeUnit.MINUTES)).isTrue();
        int chunks = (PARCELS + CHUNK - 1) / CHUNK;
        assertThat(output)
                .contains("parcels " + PARCELS + " in " + (2 * chunks + 1) + " statements")
                .contains(
                        "depots 1499, then dev.leat.core.error.RowLimitException: [RowLimit] Depot.parcels: The result has more than 20000 rows.")
                .contains("streams=0");
    }
}
