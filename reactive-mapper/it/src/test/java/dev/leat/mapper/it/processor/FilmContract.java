package dev.leat.mapper.it.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.error.DataException;
import dev.leat.core.query.Limit;
import dev.leat.mapper.Crud;
import dev.leat.mapper.it.processor.Film.Genre;
import dev.leat.mapper.it.processor.Film.Shelf;
import dev.leat.mapper.it.processor.Film.Studio;
import dev.leat.mapper.it.processor.Films.CountryCount;
import dev.leat.mapper.it.processor.Films.GenreCount;
import dev.leat.mapper.it.testing.MappedDatabase;
import dev.leat.mapper.mapping.One;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** What generated repositories find, on both databases. */
interface FilmContract {
    MappedDatabase database();

    private Films films() {
        return Films_.of(database().leat());
    }

    private List<Long> ids(Flux<Film> films) {
        return database().list(films.map(Film::id)).stream().sorted().toList();
    }

    private List<Long> inOrder(Flux<Film> films) {
        return database().list(films.map(Film::id));
    }

    @BeforeEach
    default void fill() {
        database().admin().update("delete from film");
        database().admin().update("delete from studio");
        Crud<Studio, String> studios = database().leat().crud(Studio_.entity);
        database()
                .list(Flux.just(
                                new Studio("big", "US", One.none()),
                                new Studio("art", "FR", One.to("big")),
                                new Studio("a_b", "DE", One.none()))
                        .concatMap(studios::insert));
        database()
                .list(Flux.just(
                                film(1, "Alpha", 90, Genre.DRAMA).note("old").studioId("big"),
                                film(2, "Beta", 100, Genre.COMEDY)
                                        .inStock(false)
                                        .studioId("art"),
                                film(3, "100% Gamma", 110, Genre.COMEDY)
                                        .studioId("art")
                                        .remakeOfId(1L),
                                film(4, "alphabet", 120, Genre.HORROR)
                                        .shelf(new Shelf("cellar", 2))
                                        .studioId("a_b"))
                        .concatMap(film -> films().insert(film.build())));
    }

    private static Film_.Builder film(long id, String title, int minutes, Genre genre) {
        return Film_.create()
                .id(id)
                .title(title)
                .minutes(minutes)
                .genre(genre)
                .inStock(true)
                .shelf(new Shelf("hall", (int) id));
    }

    @Test
    default void comparesTexts() {
        assertThat(database().value(films().findByTitle("Alpha")).id()).isEqualTo(1);
        assertThat(database().run(films().findByTitle("alpha"))).isNull();
        assertThat(database().value(films().findByTitleIsIgnoreCase("ALPHA")).id())
                .isEqualTo(1);
        assertThat(ids(films().findByTitleNotIgnoreCase("ALPHA"))).containsExactly(2L, 3L, 4L);
        assertThat(ids(films().findByTitleStartsWith("Al"))).containsExactly(1L);
        assertThat(ids(films().findByTitleEndsWithIgnoreCase("A"))).containsExactly(1L, 2L, 3L);
        assertThat(ids(films().findByTitleContains("0%"))).containsExactly(3L);
        assertThat(ids(films().findByTitleContains("_"))).isEmpty();
    }

    @Test
    default void comparesNumbersAndEnums() {
        assertThat(ids(films().findByGenreNot(Genre.COMEDY))).containsExactly(1L, 4L);
        assertThat(ids(films().findByIdIn(List.of(1L, 4L, 9L)))).containsExactly(1L, 4L);
        assertThat(ids(films().findByIdIn(List.of()))).isEmpty();
        assertThat(ids(films().findByGenreNotIn(List.of(Genre.COMEDY, Genre.HORROR))))
                .containsExactly(1L);
        assertThat(ids(films().findByMinutesLessThan(100))).containsExactly(1L);
        assertThat(ids(films().findByMinutesLessThanEqual(100))).containsExactly(1L, 2L);
        assertThat(ids(films().findByMinutesGreaterThan(110))).containsExactly(4L);
        assertThat(ids(films().findByMinutesGreaterThanEqual(110))).containsExactly(3L, 4L);
        assertThat(ids(films().findByMinutesBetween(100, 110))).containsExactly(2L, 3L);
    }

    @Test
    default void comparesNullsAndTruth() {
        assertThat(ids(films().findByNoteIsNull())).containsExactly(2L, 3L, 4L);
        assertThat(ids(films().findByNoteIsNotNull())).containsExactly(1L);
        assertThat(ids(films().findByInStockTrue())).containsExactly(1L, 3L, 4L);
        assertThat(ids(films().findByInStockIsFalse())).containsExactly(2L);
    }

    @Test
    default void bindsAndTighterThanOr() {
        assertThat(ids(films().findByGenreAndInStockTrueOrNoteIsNotNullAndMinutesLessThan(Genre.COMEDY, 95)))
                .containsExactly(1L, 3L);
    }

    @Test
    default void followsEmbeddedRecordsAndRelations() {
        assertThat(ids(films().findByShelfRoomAndShelfOrderByNumberOrderByShelfOrderByNumberDesc("hall", 3)))
                .containsExactly(3L);
        assertThat(ids(films().findByStudioCountry("FR"))).containsExactly(2L, 3L);
        assertThat(ids(films().findByStudioOwnerCountry("US"))).containsExactly(2L, 3L);
        assertThat(ids(films().findByStudioCode("art"))).containsExactly(2L, 3L);
        assertThat(ids(films().findByStudioCodeStartsWith("a_"))).containsExactly(4L);
        assertThat(ids(films().findByRemakeOfId(1))).containsExactly(3L);
        assertThat(ids(films().findByRemakeOfIsNullAndStudioOwnerIsNotNull())).containsExactly(2L);
    }

    @Test
    default void ordersAndLimits() {
        assertThat(inOrder(films().findTop2ByInStockTrueOrderByMinutesDesc())).containsExactly(4L, 3L);
        assertThat(database()
                        .value(films().findFirstByOrderByMinutesDescIdAsc())
                        .id())
                .isEqualTo(4);
        assertThat(database().value(films().findAllByInStock(true, Film_.minutes.desc(), new Limit(1, 1))))
                .extracting(Film::id)
                .containsExactly(3L);
        assertThat(inOrder(films().findByMinutesGreaterThan(
                                90,
                                List.of(
                                        Film_.genre.asc(),
                                        Film_.sortable("minutes").desc()))))
                .containsExactly(3L, 2L, 4L);
    }

    @Test
    default void countsAndAsks() {
        assertThat(database().value(films().existsByGenre(Genre.HORROR))).isTrue();
        assertThat(database().value(films().countByGenreIn(List.of(Genre.DRAMA, Genre.COMEDY))))
                .isEqualTo(3);
        assertThat(database().value(films().comedies())).isEqualTo(2);
    }

    @Test
    default void refusesMoreThanOneRowForAMono() {
        database().admin().update("update film set title = 'Alpha'");
        database().error(DataException.class, films().findByTitle("Alpha"));
    }

    @Test
    default void mapsHandWrittenStatements() {
        assertThat(ids(films().longer(100, Genre.COMEDY))).containsExactly(3L);
        assertThat(database().list(films().perGenre()))
                .containsExactly(
                        new GenreCount(Genre.COMEDY, 2, null),
                        new GenreCount(Genre.DRAMA, 1, "old"),
                        new GenreCount(Genre.HORROR, 1, null));
        assertThat(database().value(films().perCountry()))
                .containsExactly(new CountryCount("DE", 1), new CountryCount("FR", 1), new CountryCount("US", 1));
        assertThat(database().value(films().minutes(List.of(1L, 2L)))).isEqualTo(190);
        assertThat(database().list(films().present(List.of(Genre.HORROR, Genre.DRAMA))))
                .containsExactly(Genre.DRAMA, Genre.HORROR);
    }

    @Test
    default void givesTheNumberOfRowsThatAStatementChanged() {
        assertThat(database().value(films().annotate(2, "new"))).isEqualTo(1);
        assertThat(database().value(films().annotate(1, null))).isEqualTo(1);
        assertThat(database().value(films().annotate(9, "new"))).isZero();
        assertThat(ids(films().findByNoteIsNotNull())).containsExactly(2L);
        assertThat(database().run(films().drop(4))).isNull();
        assertThat(database().value(films().count())).isEqualTo(3);
    }
}
