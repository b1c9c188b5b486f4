package dev.leat.mapper.it.chinook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.leat.mapper.it.testing.MappedDatabase;
import dev.leat.mapper.mapping.EntityType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A database that we did not make up: its tables are made from entities, its rows written by {@code insertAll}, and what
 * relations load is what SQL joins. Foreign keys and columns are those of the files, not of this test.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
interface ChinookContract {
    ChinookFiles FILES = ChinookFiles.fromProperty();

    MappedDatabase database();

    @BeforeAll
    default void load() {
        if (!FILES.arePresent()) {
            System.out.println(
                    "NOTICE: no Chinook data in " + FILES.folder().toAbsolutePath() + ", its tests are left out");
            assertThat(ChinookFiles.areRequired())
                    .as("the Chinook data are required")
                    .isFalse();
            return;
        }
        database().run(database().leat().schema().create(Chinook.types()));
        int rows = 0;
        int statements = 0;
        for (Chinook.Source<?> source : Chinook.sources()) {
            List<CsvRow> lines = FILES.rows(source.table());
            database().clear();
            assertThat(source.load(database(), lines)).hasSize(lines.size());
            rows += lines.size();
            statements += database().recorder().count();
        }
        assertThat(rows).isEqualTo(15_607);
        assertThat(statements)
                .as("one for each table, and one more for 8,715 rows")
                .isEqualTo(12);
    }

    @BeforeEach
    default void leaveOutWithoutData() {
        assumeTrue(FILES.arePresent(), "Chinook data are present");
        database().clear();
    }

    @Test
    default void everyRowIsStoredAsItWas() {
        for (Chinook.Source<?> source : Chinook.sources()) {
            List<String> expected =
                    FILES.rows(source.table()).stream().map(RowText::of).toList();
            assertThat(texts(source.type()))
                    .as(source.table())
                    .hasSameSizeAs(expected)
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private <E> List<String> texts(EntityType<E, ?> type) {
        return database().list(database().leat().crud(type).find().all()).stream()
                .map(row -> RowText.of(type, row))
                .toList();
    }

    @Test
    default void relationsLoadWhatSqlJoins() {
        List<CsvRow> keys = FILES.rows("foreign_keys");
        assertThat(keys).hasSize(11);
        Set<String> seen = new HashSet<>();
        for (CsvRow key : keys) {
            String name = key.text("table_name") + "." + key.text("column_name");
            Ends<?, ?> ends = ends(key);
            assertThat(seen.add(name)).isTrue();
            List<String> expected = joined(key);
            assertThat(expected).as(name).isNotEmpty();
            database().clear();
            assertThat(sorted(ends.pairsFromChildren(database()))).as(name).isEqualTo(expected);
            assertThat(database().recorder().count()).as(name).isEqualTo(2);
            assertThat(sorted(ends.pairsFromParents(database())))
                    .as(name + ", the other way")
                    .isEqualTo(expected);
            assertThat(database().recorder().count()).as(name).isEqualTo(4);
        }
    }

    private static List<String> sorted(List<String> pairs) {
        return pairs.stream().sorted().toList();
    }

    private static Ends<?, ?> ends(CsvRow key) {
        List<Ends<?, ?>> found = Chinook.ends().stream()
                .filter(ends -> ends.toOne().owner().table().name().equals(key.text("table_name"))
                        && ends.toOne().column().name().equals(key.text("column_name")))
                .toList();
        assertThat(found).as(key.toString()).hasSize(1);
        Ends<?, ?> ends = found.get(0);
        assertThat(ends.toOne().target().table().name()).isEqualTo(key.text("references_table"));
        assertThat(ends.toMany().mappedBy()).isSameAs(ends.toOne());
        return ends;
    }

    /** The pairs of child and parent that SQL finds, with all their columns. */
    private List<String> joined(CsvRow key) {
        String child = key.text("table_name");
        String parent = key.text("references_table");
        List<Map<String, @Nullable Object>> rows = database()
                .admin()
                .rows("select " + columns(child, "c") + ", " + columns(parent, "p") + " from " + child + " c join "
                        + parent + " p on c." + key.text("column_name") + " = p." + key.text("references_column"));
        return rows.stream()
                .map(row -> RowText.of("c_", row) + " -> " + RowText.of("p_", row))
                .sorted()
                .toList();
    }

    private static String columns(String table, String alias) {
        return FILES.rows("columns").stream()
                .filter(column -> column.text("table_name").equals(table))
                .map(column -> column.text("column_name"))
                .map(column -> alias + "." + column + " as " + alias + "_" + column)
                .collect(Collectors.joining(", "));
    }

    @Test
    default void playlistsAndTracksAreManyToMany() {
        List<String> expected = database()
                .admin()
                .rows("select " + columns("playlist", "c") + ", " + columns("track", "p") + " from playlist c"
                        + " join playlist_track pt on pt.playlist_id = c.playlist_id"
                        + " join track p on p.track_id = pt.track_id")
                .stream()
                .map(row -> RowText.of("c_", row) + " -> " + RowText.of("p_", row))
                .sorted()
                .toList();
        assertThat(expected).hasSize(8_715);
        List<String> fromPlaylists = new ArrayList<>();
        for (Playlist playlist : database()
                .value(database()
                        .leat()
                        .crud(Playlist_.entity)
                        .with(Playlist_.tracks)
                        .list())) {
            for (Track track : playlist.tracks().list()) {
                fromPlaylists.add(RowText.of(Playlist_.entity, playlist) + " -> " + RowText.of(Track_.entity, track));
            }
        }
        assertThat(sorted(fromPlaylists)).isEqualTo(expected);
        List<String> fromTracks = new ArrayList<>();
        for (Track track : database()
                .value(database()
                        .leat()
                        .crud(Track_.entity)
                        .with(Track_.playlists)
                        .list())) {
            for (Playlist playlist : track.playlists().list()) {
                fromTracks.add(RowText.of(Playlist_.entity, playlist) + " -> " + RowText.of(Track_.entity, track));
            }
        }
        assertThat(sorted(fromTracks)).isEqualTo(expected);
        assertThat(database().recorder().count()).isEqualTo(4);
    }

    @Test
    default void eachLevelOfADeepPlanTakesOneStatement() {
        var find = database()
                .leat()
                .crud(Artist_.entity)
                .with(Artist_.albums.with(Album_.tracks.with(
                        Track_.genre,
                        Track_.mediaType,
                        Track_.lines.with(InvoiceLine_.invoice.with(
                                Invoice_.customer.with(Customer_.supportRep.with(Employee_.reportsTo)))))));
        List<Artist> artists = database().value(find.list());
        assertThat(find.plan().statements()).hasSize(10);
        assertThat(database().recorder().sql())
                .containsExactlyInAnyOrderElementsOf(find.plan().statements());
        Map<String, Long> linesByBoss = artists.stream()
                .flatMap(artist -> artist.albums().list().stream())
                .flatMap(album -> album.tracks().list().stream())
                .flatMap(track -> track.lines().list().stream())
                .collect(Collectors.groupingBy(ChinookContract::boss, TreeMap::new, Collectors.counting()));
        Map<String, Long> expected = new TreeMap<>();
        database()
                .admin()
                .rows("select b.last_name as boss, count(*) as lines from invoice_line l"
                        + " join invoice i on i.invoice_id = l.invoice_id"
                        + " join customer c on c.customer_id = i.customer_id"
                        + " join employee e on e.employee_id = c.support_rep_id"
                        + " join employee b on b.employee_id = e.reports_to group by b.last_name")
                .forEach(row -> {
                    List<@Nullable Object> values = new ArrayList<>(row.values());
                    expected.put(String.valueOf(values.get(0)), (Long) values.get(1));
                });
        assertThat(linesByBoss).isNotEmpty().isEqualTo(expected);
    }

    private static String boss(InvoiceLine line) {
        Employee rep = line.invoice().get().customer().get().supportRep().get();
        Employee boss = rep == null ? null : rep.reportsTo().get();
        return boss == null ? "none" : boss.lastName();
    }

    @Test
    default void columnsAreThoseOfTheFile() {
        List<Map<String, String>> expected =
                FILES.rows("columns").stream().map(ColumnText::of).toList();
        List<Map<String, String>> actual =
                database()
                        .admin()
                        .rows("select * from information_schema.columns where table_schema = current_schema")
                        .stream()
                        .map(ColumnText::of)
                        .toList();
        assertThat(actual).hasSize(64).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    default void keysAreThoseOfTheFiles() {
        assertThat(pairs("select k.table_name, k.column_name from information_schema.table_constraints c"
                        + " join information_schema.key_column_usage k on k.constraint_name = c.constraint_name"
                        + " and k.constraint_schema = c.constraint_schema and k.table_name = c.table_name"
                        + " where c.constraint_type = 'PRIMARY KEY' and c.table_schema = current_schema"))
                .containsExactlyInAnyOrderElementsOf(FILES.rows("columns").stream()
                        .filter(column -> column.text("primary_key").equals("t"))
                        .map(column -> column.text("table_name") + " " + column.text("column_name"))
                        .toList());
        assertThat(pairs("select k.table_name, k.column_name, u.table_name, u.column_name"
                        + " from information_schema.referential_constraints r"
                        + " join information_schema.key_column_usage k on k.constraint_name = r.constraint_name"
                        + " and k.constraint_schema = r.constraint_schema"
                        + " join information_schema.key_column_usage u on u.constraint_name = r.unique_constraint_name"
                        + " and u.constraint_schema = r.unique_constraint_schema"
                        + " and u.ordinal_position = k.position_in_unique_constraint"))
                .containsExactlyInAnyOrderElementsOf(FILES.rows("foreign_keys").stream()
                        .map(key -> key.text("table_name") + " " + key.text("column_name") + " "
                                + key.text("references_table") + " " + key.text("references_column"))
                        .toList());
    }

    /** The values of each row with spaces between them. */
    private List<String> pairs(String sql) {
        String named = sql.replaceFirst("u.table_name, u.column_name", "u.table_name as t, u.column_name as c");
        return database().admin().rows(named).stream()
                .map(row -> row.values().stream().map(String::valueOf).collect(Collectors.joining(" ")))
                .toList();
    }
}
