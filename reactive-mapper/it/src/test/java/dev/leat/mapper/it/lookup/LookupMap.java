package dev.leat.mapper.it.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.execution.LookupSettings;
import dev.leat.mapper.Crud;
import dev.leat.mapper.Leat;
import dev.leat.mapper.it.testing.MappedDatabase;
import dev.leat.mapper.mapping.EntityType;
import reactor.core.publisher.Flux;

/** A map with as many roads as towns, regions and lands; each road leads to a town of its own, and so on. */
interface LookupMap {
    int SIZE = 10_000;

    /** Keys that one statement asks for. */
    int KEYS = LookupSettings.DEFAULT.keys();

    MappedDatabase database();

    static MappedDatabase filled(MappedDatabase database) {
        database.with(Road_.entity, Town_.entity, Region_.entity, Land_.entity, Keyed_.entity, Parcel_.entity);
        Leat leat = database.leat();
        database.run(leat.crud(Land_.entity)
                .insertAll(numbers().map(n -> new Land(n, "land " + n)))
                .thenMany(leat.crud(Region_.entity)
                        .insertAll(numbers().map(n -> new Region(n, Region_.land.to((long) n)))))
                .thenMany(leat.crud(Town_.entity)
                        .insertAll(numbers()
                                .map(n -> Town_.create()
                                        .id(n)
                                        .code("T" + n)
                                        .regionId((long) n)
                                        .build())))
                .thenMany(leat.crud(Road_.entity).insertAll(numbers().map(n -> new Road(n, Road_.town.to((long) n)))))
                .then());
        return database;
    }

    static Flux<Integer> numbers() {
        return Flux.range(1, SIZE);
    }

    default <E, K> Crud<E, K> crud(EntityType<E, K> type) {
        return database().leat().crud(type);
    }

    /** Asserts that at most so many statements were sent. */
    default void sentAtMost(int statements, MappedDatabase through) {
        assertThat(through.recorder().count()).isLessThanOrEqualTo(statements);
    }

    /** Numbers that come on a thread of the driver, as in any pipeline that has asked the database before. */
    default Flux<Integer> numbersOfTheDatabase(int count) {
        return crud(Land_.entity).find().count().flatMapMany(ignored -> Flux.range(1, count));
    }

    /** The first roads. */
    default Flux<Road> roads(int count) {
        return crud(Road_.entity)
                .where(Road_.id.le((long) count))
                .orderBy(Road_.id.asc())
                .limit(count)
                .all();
    }

    /** The statements that this many lookups of different keys may take. */
    static int batches(int lookups) {
        return (lookups + KEYS - 1) / KEYS;
    }
}
