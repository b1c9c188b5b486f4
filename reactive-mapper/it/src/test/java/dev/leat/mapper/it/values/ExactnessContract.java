package dev.leat.mapper.it.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.DataException;
import dev.leat.mapper.Crud;
import dev.leat.mapper.it.testing.MappedDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** What was written is read back equal, or it is an error that names the column. */
interface ExactnessContract {
    MappedDatabase database();

    private Crud<Sample, Long> samples() {
        return database().leat().crud(Sample_.entity);
    }

    private Map<String, Sample> lossy() {
        Map<String, Sample> lossy = new LinkedHashMap<>();
        Sample empty = Sample.empty();
        lossy.put("price", Sample_.with(empty).price(new BigDecimal("5.255")).build());
        lossy.put("whole", Sample_.with(empty).whole(2.5).build());
        lossy.put("narrow", Sample_.with(empty).narrow(0.1).build());
        lossy.put(
                "local",
                Sample_.with(empty)
                        .local(LocalDateTime.of(2026, 1, 2, 3, 4, 5, 600_000_000))
                        .build());
        lossy.put(
                "instant",
                Sample_.with(empty)
                        .instant(Instant.parse("2026-01-02T03:04:05.123456Z"))
                        .build());
        lossy.put(
                "time",
                Sample_.with(empty).time(LocalTime.of(1, 2, 3, 400_000_000)).build());
        if (database().isPostgres()) { // H2 refuses it by itself
            lossy.put("letters", Sample_.with(empty).letters("abc  ").build());
        }
        return lossy;
    }

    @Test
    default void roundedValueOfAnInsertIsAnError() {
        lossy().forEach((column, sample) -> {
            DataException error =
                    database().error(DataException.class, samples().insert(sample));
            assertThat(error.code()).as(column).isEqualTo("InexactlyStored");
            assertThat(error.columns()).as(column).containsExactly(column);
            assertThat(error.entity()).isEqualTo("Sample");
            assertThat(error.key()).as(column).isNotNull();
        });
    }

    @Test
    default void roundedValueOfAnUpdateIsAnError() {
        lossy().forEach((column, sample) -> {
            Sample stored = database().value(samples().insert(Sample.empty()));
            DataException error = database()
                    .error(
                            DataException.class,
                            samples()
                                    .update(Sample_.with(sample).id(stored.id()).build()));
            assertThat(error.columns()).as(column).containsExactly(column);
            assertThat(error.key()).isEqualTo(stored.id());
        });
    }

    @Test
    default void nothingStaysOfABulkWriteWithARoundedValue() {
        lossy().forEach((column, sample) -> {
            long before = database().value(samples().find().count());
            DataException error = database()
                    .error(
                            DataException.class,
                            samples()
                                    .insertAll(Flux.just(Sample.empty(), sample, Sample.empty()))
                                    .then());
            assertThat(error.columns()).as(column).containsExactly(column);
            assertThat(error.index()).as(column).isEqualTo(1);
            assertThat(database().value(samples().find().count())).as(column).isEqualTo(before);
            Sample stored = database().value(samples().insert(Sample.empty()));
            Sample changed = Sample_.with(sample).id(stored.id()).build();
            assertThat(database()
                            .error(
                                    DataException.class,
                                    samples().updateAll(Flux.just(changed)).then())
                            .columns())
                    .as(column)
                    .containsExactly(column);
        });
    }

    @Test
    default void valueThatFitsIsStoredWhateverItsForm() {
        Sample fits = Sample_.with(Sample.empty())
                .price(new BigDecimal("5.2500"))
                .whole(-3.0)
                .narrow(0.5)
                .local(LocalDateTime.of(1900, 1, 2, 3, 4, 5))
                .instant(Instant.parse("1969-12-31T23:59:59.999Z"))
                .time(LocalTime.of(23, 59, 59))
                .code("D")
                .letters("ab ")
                .build();
        Sample stored = database().value(samples().insert(fits));
        assertThat(stored.price()).isEqualByComparingTo("5.25");
        assertThat(String.valueOf(stored.code()).strip()).isEqualTo("D");
        assertThat(stored.letters()).isEqualTo("ab ");
        assertThat(database().list(samples().updateAll(Flux.just(stored)))).hasSize(1);
        assertThat(database().list(samples().insertAll(Flux.just(fits)))).hasSize(1);
    }

    @Test
    default void textForAJsonColumnIsNeverAJsonStringUnseen() {
        if (!database().isPostgres()) {
            for (String json : java.util.List.of("{\"a\": [1, \"b\"]}", "[1]", "plain")) {
                DataException error = database()
                        .error(
                                DataException.class,
                                samples()
                                        .insert(Sample_.with(Sample.empty())
                                                .document(json)
                                                .build()));
                assertThat(error.columns()).containsExactly("document");
            }
        }
    }

    @Test
    default void zeroKeepsItsSignOrIsRefused() {
        Sample zero = Sample_.with(Sample.empty()).narrow(-0.0).build();
        if (database().isPostgres()) {
            assertThat(database().value(samples().insert(zero)).narrow()).isEqualTo(-0.0);
        } else {
            assertThat(database()
                            .error(DataException.class, samples().insert(zero))
                            .columns())
                    .containsExactly("narrow");
        }
    }

    @Test
    default void timeBeyondWhatIsReadBackIsRefusedBeforeItIsSent() {
        for (Instant instant : java.util.List.of(Instant.MAX, Instant.MIN)) {
            DataException error = database()
                    .error(
                            DataException.class,
                            samples()
                                    .insert(Sample_.with(Sample.empty())
                                            .instant(instant)
                                            .build()));
            assertThat(error.code()).isEqualTo("OutOfRange");
        }
        for (OffsetDateTime time : java.util.List.of(OffsetDateTime.MAX, OffsetDateTime.MIN)) {
            assertThatThrownBy(() -> database().leat().sql("select :time").bind("time", time))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith("[OutOfRange]");
        }
    }

    @Test
    default void elementsOfDifferentTypesAreRefused() {
        for (java.util.List<?> mixed : java.util.List.of(java.util.List.of(1, "a"), java.util.Arrays.asList(1, null))) {
            assertThatThrownBy(() -> database().leat().sql("select :ids").bind("ids", mixed))
                    .isInstanceOf(dev.leat.core.error.UsageException.class);
        }
    }

    @Test
    default void columnThatTheDriverCannotReadIsNamed() {
        if (!database().isPostgres()) {
            for (String value : java.util.List.of("row (1, 2)", "cast('POINT(1 2)' as geometry)")) {
                DataException error = database()
                        .error(
                                DataException.class,
                                database()
                                        .leat()
                                        .sql("select " + value + " as odd")
                                        .as(String.class)
                                        .list());
                assertThat(error.code()).isEqualTo("UnreadableValue");
                assertThat(error).hasMessageContaining("ODD").hasMessageContaining("cast(");
            }
        }
    }

    @Test
    default void timesOfTheLibraryAreTakenAsStored() {
        Sample stored = database().value(samples().insert(Sample.empty()));
        assertThat(stored.createdAt().get(ChronoField.NANO_OF_SECOND)).isZero();
    }
}
