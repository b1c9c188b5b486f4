package dev.leat.mapper.it.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.error.LeatException;
import dev.leat.core.error.StaleEntityException;
import dev.leat.mapper.Crud;
import dev.leat.mapper.it.keys.TextKeys.Place;
import dev.leat.mapper.it.keys.TextKeys.PlaceId;
import dev.leat.mapper.it.keys.TextKeys.Topic;
import dev.leat.mapper.it.keys.TextKeys.Usage;
import dev.leat.mapper.it.keys.TextKeys.Word;
import dev.leat.mapper.it.testing.MappedDatabase;
import dev.leat.mapper.mapping.Many;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Every way to a row by a text finds what the database takes as equal, as a join of it does. */
interface TextKeyContract {
    MappedDatabase database();

    /** What is tested with one type of column: statements are prepared for it, so it has connections of its own. */
    record On(MappedDatabase database, TextColumn column) {
        Crud<Word, String> words() {
            return database.leat().crud(Word_.entity);
        }

        Crud<Usage, Long> usages() {
            return database.leat().crud(Usage_.entity);
        }

        /** On a thread of the driver, as in a pipeline that has asked before: what waits there shares a statement. */
        Flux<String> together(List<String> keys) {
            return usages().find().count().flatMapIterable(ignored -> keys);
        }

        List<String> names(List<String> spellings) {
            return spellings.stream().map(column::name).toList();
        }
    }

    private void on(TextColumn column, java.util.function.Consumer<On> test) {
        create(column);
        try (MappedDatabase fresh = database().throughPool(2)) {
            test.accept(new On(fresh, column));
        }
    }

    private void create(TextColumn column) {
        for (String table : List.of("usage", "word_topic", "topic", "place", "word")) {
            database().admin().update("drop table if exists " + table);
        }
        String type = column.type();
        for (String table : List.of(
                "word (code " + type + " primary key, name varchar(20) not null)",
                "topic (code varchar(20) primary key)",
                "usage (id bigint primary key, word " + type + " not null references word)",
                "word_topic (word " + type + " not null references word, topic varchar(20) not null references topic)",
                "place (code " + type + ", number int, name varchar(20) not null, primary key (code, number))")) {
            database().admin().update("create table " + table);
        }
        store("word", column.first().get(0), "'first'");
        store("word", column.second().get(0), "'second'");
        database().admin().update("insert into topic values ('t'), ('u')");
        int id = 0;
        for (String spelling : column.all()) {
            database().admin().update("insert into usage values (" + ++id + ", " + quoted(spelling) + ")");
        }
        store("word_topic", column.first().get(column.first().size() - 1), "'t'");
        store("word_topic", column.first().get(0), "'u'");
        store("word_topic", column.second().get(0), "'u'");
        store("place", column.first().get(0), "1, 'first'");
        store("place", column.first().get(0), "2, 'first'");
        store("place", column.second().get(0), "1, 'second'");
    }

    private void store(String table, String text, String more) {
        database().admin().update("insert into " + table + " values (" + quoted(text) + ", " + more + ")");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    @ParameterizedTest
    @MethodSource("columns")
    default void spellingsAreThoseOfTheDatabase(TextColumn column) {
        on(column, on -> {
            for (String spelling : column.all()) {
                assertThat(on.database()
                                .list(on.database()
                                        .leat()
                                        .sql("select name from word where code = " + quoted(spelling))
                                        .as(String.class)
                                        .all()))
                        .containsExactly(column.name(spelling));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("columns")
    default void lookupsFindWhatEquals(TextColumn column) {
        on(column, on -> {
            for (String spelling : column.all()) {
                assertThat(on.database().value(on.words().findById(spelling)).name())
                        .isEqualTo(column.name(spelling));
                assertThat(on.database().value(on.words().existsById(spelling))).isTrue();
            }
            List<String> asked = new ArrayList<>(column.all());
            asked.add(column.strange());
            Flux<String> found = on.together(asked)
                    .flatMapSequential(spelling -> on.words().findById(spelling).map(Word::name));
            on.database().clear();
            assertThat(on.database().list(found)).isEqualTo(on.names(column.all()));
            assertThat(on.database().recorder().count()).isEqualTo(2);
            Flux<String> byColumn = on.together(asked)
                    .flatMapSequential(spelling ->
                            on.words().where(Word_.code.eq(spelling)).one().map(Word::name));
            on.database().clear();
            assertThat(on.database().list(byColumn)).isEqualTo(on.names(column.all()));
            assertThat(on.database().recorder().count()).isEqualTo(2);
            assertThat(on.database().listInTransaction(found)).isEqualTo(on.names(column.all()));
            assertThat(on.database().run(on.words().findById(column.strange()))).isNull();
        });
    }

    @ParameterizedTest
    @MethodSource("columns")
    default void manyKeysGiveEachRowOnce(TextColumn column) {
        on(column, on -> {
            List<String> asked = new ArrayList<>(column.all());
            asked.add(column.strange());
            assertThat(on.database().list(on.words().findAllById(asked)))
                    .extracting(Word::name)
                    .containsExactly("first", "second");
            List<String> reversed = new ArrayList<>(asked);
            java.util.Collections.reverse(reversed);
            on.database().clear();
            assertThat(on.database().list(on.words().findAllById(reversed)))
                    .extracting(Word::name)
                    .containsExactly("second", "first");
            assertThat(on.database().recorder().count()).isEqualTo(1);
            for (String spelling : column.all()) {
                assertThat(on.database().list(on.words().findAllById(List.of(spelling))))
                        .extracting(Word::name)
                        .containsExactly(column.name(spelling));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("columns")
    default void conditionsCompareAsTheColumn(TextColumn column) {
        on(column, on -> {
            for (String spelling : column.all()) {
                String name = column.name(spelling);
                assertThat(names(on, Word_.code.eq(spelling))).containsExactly(name);
                assertThat(names(on, Word_.code.in(spelling))).containsExactly(name);
                assertThat(names(on, Word_.code.in(spelling, column.strange()))).containsExactly(name);
                assertThat(names(on, Word_.code.between(spelling, spelling))).containsExactly(name);
                String other = name.equals("first") ? "second" : "first";
                assertThat(names(on, Word_.code.ne(spelling))).containsExactly(other);
                assertThat(names(on, Word_.code.notIn(spelling, column.strange())))
                        .containsExactly(other);
                assertThat(on.database()
                                .value(on.words().where(Word_.code.eq(spelling)).count()))
                        .isEqualTo(1);
                assertThat(on.database()
                                .value(on.usages()
                                        .where(Usage_.word.eq(spelling))
                                        .count()))
                        .isEqualTo((name.equals("first") ? column.first() : column.second()).size());
            }
        });
    }

    private static List<String> names(On on, dev.leat.core.query.Condition<Word> condition) {
        return on.database().list(on.words().where(condition).all().map(Word::name));
    }

    @ParameterizedTest
    @MethodSource("columns")
    default void relationsJoinAsTheDatabase(TextColumn column) {
        on(column, on -> {
            Map<String, Integer> joined = Map.of(
                    "first", column.first().size(), "second", column.second().size());
            on.database().clear();
            assertThat(on.database()
                            .list(on.words().with(Word_.usages, Word_.topics).all()))
                    .allSatisfy(word -> {
                        assertThat(word.usages().list()).hasSize(joined.getOrDefault(word.name(), -1));
                        assertThat(word.topics().list())
                                .extracting(Topic::code)
                                .containsExactlyInAnyOrder(
                                        word.name().equals("first") ? new String[] {"t", "u"} : new String[] {"u"});
                    })
                    .hasSize(2);
            assertThat(on.database().recorder().count()).isEqualTo(3);
            List<String> expected = on.names(column.all());
            assertThat(on.database()
                            .list(on.usages()
                                    .orderBy(Usage_.id.asc())
                                    .with(Usage_.word)
                                    .all()))
                    .extracting(usage -> usage.word().get().name())
                    .isEqualTo(expected);
            on.database().clear();
            Flux<String> siblings = on.usages()
                    .orderBy(Usage_.id.asc())
                    .list()
                    .flatMapIterable(rows -> rows)
                    .concatMap(usage -> usage.word().load().map(Word::name));
            assertThat(on.database().list(siblings)).isEqualTo(expected);
            assertThat(on.database().recorder().count()).isEqualTo(2);
            assertThat(on.database().listInTransaction(siblings)).isEqualTo(expected);
            Flux<String> children = on.words()
                    .find()
                    .list()
                    .flatMapIterable(rows -> rows)
                    .concatMap(word -> word.usages().load().count().map(number -> word.name() + number));
            Flux<String> counts = on.words()
                    .find()
                    .list()
                    .flatMapIterable(rows -> rows)
                    .flatMap(word -> word.usages().count().map(number -> word.name() + number));
            Flux<String> alone = Flux.just(
                            column.first().get(0), column.second().get(0))
                    .concatMap(id -> on.words().findById(id))
                    .flatMap(word -> Mono.zip(
                                    word.usages().load().count(),
                                    word.usages().count(),
                                    word.topics().load().count())
                            .map(both -> word.name() + both.getT1() + both.getT2() + both.getT3()));
            assertThat(on.database().list(children))
                    .containsExactlyInAnyOrder(
                            "first" + column.first().size(),
                            "second" + column.second().size());
            assertThat(on.database().list(counts))
                    .containsExactlyInAnyOrder(
                            "first" + column.first().size(),
                            "second" + column.second().size());
            assertThat(on.database().list(alone))
                    .containsExactlyInAnyOrder(
                            "first" + column.first().size() + column.first().size() + 2,
                            "second" + column.second().size() + column.second().size() + 1);
            assertThat(on.database()
                            .value(on.usages()
                                    .where(Usage_.word.is(Word_.name.eq("first")))
                                    .count()))
                    .isEqualTo(column.first().size());
        });
    }

    @ParameterizedTest
    @MethodSource("columns")
    default void writesFindTheirRows(TextColumn column) {
        on(column, on -> {
            String first = column.first().get(column.first().size() - 1);
            String second = column.second().get(column.second().size() - 1);
            List<Word> changed = List.of(word(second, "2"), word(first, "1"));
            on.database().clear();
            assertThat(on.database().list(on.words().updateAll(Flux.fromIterable(changed))))
                    .extracting(Word::name)
                    .containsExactly("2", "1");
            assertThat(on.database()
                            .value(on.words().update(word(first, "first")))
                            .name())
                    .isEqualTo("first");
            assertThat(on.database().list(on.words().updateAll(on.words().find().all())))
                    .hasSize(2);
            Word strange = word(column.strange(), "?");
            assertThat(on.database()
                            .error(
                                    StaleEntityException.class,
                                    on.words()
                                            .updateAll(Flux.just(word(first, "x"), strange))
                                            .then())
                            .keys())
                    .isEqualTo(List.of(column.strange()));
            if (column.first().size() > 1) {
                on.database()
                        .error(
                                LeatException.class,
                                on.words()
                                        .updateAll(Flux.just(
                                                word(first, "x"),
                                                word(column.first().get(0), "y")))
                                        .then());
            }
            assertThat(names(on, Word_.code.eq(first))).containsExactly("first");
            database().admin().update("delete from usage");
            database().admin().update("delete from word_topic");
            assertThat(on.database()
                            .error(
                                    StaleEntityException.class,
                                    on.words().deleteAll(Flux.just(strange, word(first, "x"))))
                            .keys())
                    .isEqualTo(List.of(column.strange()));
            assertThat(on.database().value(on.words().deleteAll(Flux.just(word(second, "2"), word(first, "1")))))
                    .isEqualTo(2);
            assertThat(on.database().value(on.words().find().count())).isZero();
        });
    }

    private static Word word(String code, String name) {
        return new Word(code, name, Many.unloaded(), Many.unloaded());
    }

    @ParameterizedTest
    @MethodSource("columns")
    default void compositeKeysCompareEachPartAsItsColumn(TextColumn column) {
        on(column, on -> {
            Crud<Place, PlaceId> places = on.database().leat().crud(Place_.entity);
            List<PlaceId> asked = new ArrayList<>();
            for (String spelling : column.all()) {
                asked.add(new PlaceId(spelling, 1));
            }
            Flux<String> found = Flux.fromIterable(asked)
                    .flatMapSequential(id -> places.findById(id).map(Place::name));
            assertThat(on.database().list(found)).isEqualTo(on.names(column.all()));
            asked.add(new PlaceId(column.second().get(0), 2));
            assertThat(on.database().list(found)).isEqualTo(on.names(column.all()));
            asked.add(0, new PlaceId(column.first().get(column.first().size() - 1), 2));
            assertThat(on.database().list(places.findAllById(asked)).stream()
                            .map(place -> place.name() + place.id().number()))
                    .containsExactly("first2", "first1", "second1");
            List<Place> changed = List.of(new Place(asked.get(0), "a"), new Place(asked.get(1), "b"));
            assertThat(on.database().list(places.updateAll(Flux.fromIterable(changed))))
                    .extracting(Place::name)
                    .containsExactly("a", "b");
            assertThat(on.database().value(places.deleteAll(Flux.fromIterable(changed))))
                    .isEqualTo(2);
        });
    }

    @ParameterizedTest
    @MethodSource("columns")
    default void pagesFollowTheOrderOfTheColumn(TextColumn column) {
        if (!column.isOpen()) {
            return;
        }
        create(column);
        database().admin().update("delete from usage");
        database().admin().update("delete from word_topic");
        database().admin().update("delete from word");
        String rows = database().isPostgres() ? "generate_series(1, 2500) as r(i)" : "system_range(1, 2500) as r(i)";
        String text = "case when i % 2 = 0 then 'K' else 'k' end || lpad(cast(i as varchar), 5, '0')";
        database().admin().update("insert into word select " + text + ", 'x' from " + rows);
        database().admin().update("delete from place");
        database()
                .admin()
                .update("insert into place select case when i % 3 = 0 then "
                        + quoted(column.first().get(0)) + " else 'k' || (i % 3) end, i, 'x' from " + rows);
        try (MappedDatabase one = database().throughPool(1)) {
            List<String> words = one.list(one.leat()
                    .sql("select code from word order by code")
                    .as(String.class)
                    .all());
            one.clear();
            assertThat(one.list(one.leat().crud(Word_.entity).find().all().map(Word::code)))
                    .isEqualTo(words);
            assertThat(one.recorder().count()).as("pages").isGreaterThan(1);
            List<Integer> places = one.list(one.leat()
                    .sql("select number from place order by code desc, number")
                    .as(Integer.class)
                    .all());
            assertThat(one.list(one.leat()
                            .crud(Place_.entity)
                            .orderBy(Place_.id.code.desc(), Place_.id.number.asc())
                            .all()
                            .map(place -> place.id().number())))
                    .isEqualTo(places);
        }
    }
}
