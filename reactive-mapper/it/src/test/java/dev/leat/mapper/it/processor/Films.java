package dev.leat.mapper.it.processor;

import dev.leat.core.query.Limit;
import dev.leat.core.query.Sort;
import dev.leat.mapper.CrudRepository;
import dev.leat.mapper.annotation.Repository;
import dev.leat.mapper.annotation.Row;
import dev.leat.mapper.annotation.Sql;
import dev.leat.mapper.it.processor.Film.Genre;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every word of the finders' grammar, and every kind of statement. */
@Repository
interface Films extends CrudRepository<Film, Long> {
    Mono<Film> findByTitle(String title);

    Mono<Film> findByTitleIsIgnoreCase(String title);

    Flux<Film> findByTitleNotIgnoreCase(String title);

    Flux<Film> findByGenreNot(Genre genre);

    Flux<Film> findByIdIn(Collection<Long> ids);

    Flux<Film> findByGenreNotIn(List<Genre> genres);

    Flux<Film> findByMinutesLessThan(int minutes);

    Flux<Film> findByMinutesLessThanEqual(int minutes);

    Flux<Film> findByMinutesGreaterThan(Integer minutes);

    Flux<Film> findByMinutesGreaterThanEqual(Integer minutes);

    Flux<Film> findByMinutesBetween(int low, int high);

    Flux<Film> findByNoteIsNull();

    Flux<Film> findByNoteIsNotNull();

    Flux<Film> findByTitleStartsWith(String start);

    Flux<Film> findByTitleEndsWithIgnoreCase(String end);

    Flux<Film> findByTitleContains(String part);

    Flux<Film> findByInStockTrue();

    Flux<Film> findByInStockIsFalse();

    Flux<Film> findByGenreAndInStockTrueOrNoteIsNotNullAndMinutesLessThan(Genre genre, int minutes);

    Flux<Film> findByShelfRoomAndShelfOrderByNumberOrderByShelfOrderByNumberDesc(String room, int number);

    Flux<Film> findByStudioCountry(String country);

    Flux<Film> findByStudioOwnerCountry(String country);

    Flux<Film> findByStudioCode(String code);

    Flux<Film> findByStudioCodeStartsWith(String start);

    Flux<Film> findByRemakeOfId(long id);

    Flux<Film> findByRemakeOfIsNullAndStudioOwnerIsNotNull();

    Flux<Film> findTop2ByInStockTrueOrderByMinutesDesc();

    Mono<Film> findFirstByOrderByMinutesDescIdAsc();

    Mono<List<Film>> findAllByInStock(boolean inStock, Sort<Film> sort, Limit limit);

    Flux<Film> findByMinutesGreaterThan(int minutes, List<Sort<Film>> order);

    Mono<Boolean> existsByGenre(Genre genre);

    Mono<Long> countByGenreIn(Collection<Genre> genres);

    @Sql("select * from film where minutes > :min and genre = :genre order by id")
    Flux<Film> longer(int min, Genre genre);

    @Sql("select genre, count(*) as films, max(note) as note from film group by genre order by genre")
    Flux<GenreCount> perGenre();

    @Sql("select country, count(*) as studios from studio group by country order by country")
    Mono<List<CountryCount>> perCountry();

    @Sql("select sum(minutes) from film where id = any(:ids)")
    Mono<Long> minutes(List<Long> ids);

    @Sql("select distinct genre from film where genre = any(:genres) order by genre")
    Flux<Genre> present(Collection<Genre> genres);

    @Sql("update film set note = :note where id = :id")
    Mono<Long> annotate(long id, @Nullable String note);

    @Sql("""
            -- of nobody's
            delete from film where id = :id
            """)
    Mono<Void> drop(long id);

    default Mono<Long> comedies() {
        return countByGenreIn(List.of(Genre.COMEDY));
    }

    /** Mapped in the repository's class. */
    record GenreCount(Genre genre, long films, @Nullable String note) {}

    /** Mapped in a class of its own. */
    @Row
    record CountryCount(String country, int studios) {}
}
