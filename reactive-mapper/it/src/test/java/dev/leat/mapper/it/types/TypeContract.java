package dev.leat.mapper.it.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.DataException;
import dev.leat.core.error.LeatException;
import dev.leat.mapper.Crud;
import dev.leat.mapper.Leat;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What was written is read back equal, whatever its type, and the entity that a write gives is what is stored. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
interface TypeContract {
    Duration LIMIT = Duration.ofSeconds(30);

    /** A database with the tables. */
    Leat leat();

    boolean isPostgres();

    private Crud<Everything, Long> crud() {
        return leat().crud(Everything_.entity);
    }

    private Crud<Perhaps, Long> nullables() {
        return leat().crud(Perhaps_.entity);
    }

    private static <T> T value(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(LIMIT));
    }

    private static <T> List<T> list(Flux<T> flux) {
        return value(flux.collectList());
    }

    private static List<Everything> expected() {
        return Samples.all().stream().map(Samples::stored).toList();
    }

    private static void same(List<Everything> actual, List<Everything> expected) {
        Values.same(Everything_.entity, actual, expected);
    }

    private static void same(Everything actual, Everything expected) {
        same(List.of(actual), List.of(expected));
    }

    private static void sameParts(List<Perhaps> actual, List<Perhaps> expected) {
        Values.same(Perhaps_.entity, actual, expected);
    }

    private static void same(Perhaps actual, Perhaps expected) {
        sameParts(List.of(actual), List.of(expected));
    }

    private static long id(Everything row) {
        return Objects.requireNonNull(row.id());
    }

    private static long id(Perhaps row) {
        return Objects.requireNonNull(row.id());
    }

    private List<Everything> reread(List<Everything> rows) {
        return rows.stream().map(row -> value(crud().findById(id(row)))).toList();
    }

    @Test
    default void insertOfOne() {
        List<Everything> stored =
                Samples.all().stream().map(row -> value(crud().insert(row))).toList();
        same(stored, expected());
        same(reread(stored), expected());
    }

    @Test
    default void insertOfMany() {
        List<Everything> stored = list(crud().insertAll(Flux.fromIterable(Samples.all())));
        same(stored, expected());
        same(list(crud().findAllById(stored.stream().map(TypeContract::id).toList())), expected());
    }

    @Test
    default void updateOfOne() {
        Everything plain = value(crud().insert(Samples.PLAIN));
        for (Everything row : Samples.all()) {
            Everything updated =
                    value(crud().update(Everything_.with(row).id(plain.id()).build()));
            same(updated, Samples.stored(row));
            same(value(crud().findById(id(plain))), updated);
        }
    }

    @Test
    default void updateOfMany() {
        List<Everything> samples = Samples.all();
        List<Everything> plain =
                list(crud().insertAll(Flux.range(0, samples.size()).map(i -> Samples.PLAIN)));
        Flux<Everything> changed = Flux.range(0, samples.size())
                .map(i -> Everything_.with(samples.get(i)).id(plain.get(i).id()).build());
        List<Everything> updated = list(crud().updateAll(changed));
        same(updated, expected());
        same(reread(updated), expected());
    }

    @Test
    default void nullsBesideValues() {
        List<Perhaps> given = new ArrayList<>(
                Stream.concat(Stream.of(Perhaps.NOTHING), Samples.all().stream().map(Perhaps::of))
                        .toList());
        given.add(3, Perhaps.NOTHING);
        List<Perhaps> expected = new ArrayList<>(
                Stream.concat(Stream.of(Perhaps.NOTHING), expected().stream().map(Perhaps::of))
                        .toList());
        expected.add(3, Perhaps.NOTHING);

        List<Perhaps> stored = list(nullables().insertAll(Flux.fromIterable(given)));
        sameParts(stored, expected);
        List<Long> ids = stored.stream().map(TypeContract::id).toList();
        sameParts(list(nullables().findAllById(ids)), expected);

        List<Perhaps> turned = new ArrayList<>(given);
        Collections.reverse(turned);
        Flux<Perhaps> changed = Flux.range(0, turned.size())
                .map(i -> Perhaps_.with(turned.get(i)).id(ids.get(i)).build());
        Collections.reverse(expected);
        sameParts(list(nullables().updateAll(changed)), expected);
        sameParts(list(nullables().findAllById(ids)), expected);
    }

    @Test
    default void nullsAlone() {
        Perhaps stored = value(nullables().insert(Perhaps.NOTHING));
        same(stored, Perhaps.NOTHING);
        same(list(nullables().insertAll(Flux.just(Perhaps.NOTHING))).get(0), Perhaps.NOTHING);
        for (Everything row : Samples.all()) {
            Perhaps all = Perhaps_.with(Perhaps.of(row)).id(stored.id()).build();
            same(value(nullables().update(all)), Perhaps.of(Samples.stored(row)));
            same(value(nullables().findById(id(stored))), Perhaps.of(Samples.stored(row)));
            Perhaps none = Perhaps_.with(Perhaps.NOTHING).id(stored.id()).build();
            same(value(nullables().update(none)), Perhaps.NOTHING);
            same(value(nullables().findById(id(stored))), Perhaps.NOTHING);
        }
    }

    @Test
    default void conditionsFindTheValuesThatWereWritten() {
        for (Everything row : Samples.all()) {
            Everything stored = value(crud().insert(row));
            List<Everything> found = list(crud().where(
                            Everything_.id.eq(id(stored)),
                            Everything_.flag.eq(row.flag()),
                            Everything_.tiny.in(row.tiny(), (byte) 77),
                            Everything_.small.between(row.small(), row.small()),
                            Everything_.whole.ge(row.whole()),
                            Everything_.large.le(row.large()))
                    .where(
                            Everything_.single.eq(row.single()),
                            Everything_.twice.in(row.twice()),
                            Everything_.letter.eq(row.letter()),
                            Everything_.text.in(row.text(), "other"),
                            Everything_.number.in(row.number(), BigDecimal.TEN),
                            Everything_.money.eq(row.money()),
                            Everything_.huge.in(row.huge(), BigInteger.ONE),
                            Everything_.uuid.in(row.uuid()))
                    .where(
                            Everything_.day.in(row.day()),
                            Everything_.clock.in(row.clock()),
                            Everything_.local.in(row.local()),
                            Everything_.offset.in(row.offset()),
                            Everything_.moment.in(row.moment()),
                            Everything_.span.in(row.span()),
                            Everything_.bytes.in(row.bytes(), new byte[] {9}),
                            Everything_.bytes.eq(row.bytes()),
                            Everything_.color.in(Color.RED, Color.GREEN))
                    .all());
            same(found, List.of(stored));
        }
    }

    private void refused(Everything row) {
        assertThatThrownBy(() -> crud().insert(row).block(LIMIT)).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> crud().insertAll(Flux.just(Samples.PLAIN, row)).blockLast(LIMIT))
                .isInstanceOf(DataException.class);
    }

    @Test
    default void whatCannotBeStoredExactlyIsRefused() {
        long before = value(crud().find().count());
        refused(Everything_.with(Samples.PLAIN).span(Duration.ofDays(365 * 300)).build());
        refused(Everything_.with(Samples.PLAIN).money(new BigDecimal("0.00001")).build());
        refused(Everything_.with(Samples.PLAIN).money(new BigDecimal("1E+15")).build());
        if (isPostgres()) {
            refused(Everything_.with(Samples.PLAIN).text("a\0b").build());
            refused(Everything_.with(Samples.PLAIN).letter('\0').build());
        }
        assertThat(value(crud().find().count())).isEqualTo(before);
    }

    @Test
    default void halfOfACharacterIsNoText() {
        refused(Everything_.with(Samples.PLAIN).text("\ud83e").build());
        refused(Everything_.with(Samples.PLAIN).text("a\udd86b").build());
        refused(Everything_.with(Samples.PLAIN).letter('\ud83e').build());
    }

    @Test
    default void daysBeyondTheRangeOfTheDatabaseAreRefusedOrComeBack() {
        for (LocalDate day :
                List.of(LocalDate.MIN, LocalDate.MIN.plusDays(1), LocalDate.MAX.minusDays(1), LocalDate.MAX)) {
            Everything row = Everything_.with(Samples.PLAIN).day(day).build();
            try {
                Everything stored = value(crud().insert(row));
                same(stored, Samples.stored(row));
                same(value(crud().findById(id(stored))), Samples.stored(row));
            } catch (LeatException refused) {
                assertThat(refused).isInstanceOf(DataException.class);
            }
        }
    }

    @Test
    default void nullWhereNoneMayBeNamesEntityColumnAndKey() {
        Everything stored = value(crud().insert(Samples.PLAIN));
        String table = isPostgres() ? "alter column text drop not null" : "alter column \"text\" set null";
        value(leat().sql("alter table everything " + table).update());
        value(leat().sql("update everything set text = null where id = :id")
                .bind("id", id(stored))
                .update());
        DataException error = error(crud().findById(id(stored)));
        assertThat(error.code()).isEqualTo("UnexpectedNull");
        assertThat(error).hasMessageContaining("Everything: ").hasMessageContaining("\"text\"");
        assertThat(error.entity()).isEqualTo("Everything");
        assertThat(error.key()).isEqualTo(stored.id());
        value(crud().deleteById(id(stored)));
    }

    @Test
    default void unknownConstantNamesEntityAndKeyButNotTheValue() {
        Everything stored = value(crud().insert(Samples.PLAIN));
        value(leat().sql("update everything set color = 'PURPLE' where id = :id")
                .bind("id", id(stored))
                .update());
        DataException error = error(crud().findById(id(stored)));
        assertThat(error.code()).isEqualTo("UnknownEnumConstant");
        assertThat(error).hasMessageNotContaining("PURPLE");
        assertThat(error.entity()).isEqualTo("Everything");
        assertThat(error.key()).isEqualTo(stored.id());
        value(crud().deleteById(id(stored)));
    }

    private static DataException error(Mono<?> mono) {
        List<LeatException> errors = new ArrayList<>();
        mono.then()
                .onErrorResume(LeatException.class, error -> {
                    errors.add(error);
                    return Mono.empty();
                })
                .block(LIMIT);
        assertThat(errors).singleElement().isInstanceOf(DataException.class);
        return (DataException) errors.get(0);
    }

    @Test
    default void handWrittenSqlGivesEntitiesByName() {
        Everything stored = value(crud().insert(Samples.PLAIN));
        Everything found =
                value(leat().sql("select q.* from (select 'x' as extra, e.* from everything e) q where q.id = :id")
                        .bind("id", id(stored))
                        .map(Everything_.entity)
                        .one());
        same(found, stored);
    }
}
