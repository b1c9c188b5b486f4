package dev.leat.mapper.it.keys;

import dev.leat.core.query.Column;
import dev.leat.mapper.mapping.EntityType;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;
import dev.leat.mapper.mapping.ToMany;
import dev.leat.mapper.mapping.ToOne;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A type of keys, and two keys of it, each in all forms in which Java has it.
 *
 * @param parents makes a parent of a key and a name
 * @param children makes a child of an id and a parent's handle
 */
record KeyKind<P, C, K>(
        EntityType<P, K> parent,
        EntityType<C, Long> child,
        Column<P, K> id,
        Function<P, String> name,
        BiFunction<K, String, P> parents,
        BiFunction<Long, One<P>, C> children,
        ToMany<P, C, K> toMany,
        Function<P, Many<C>> many,
        ToOne<C, P, K> toOne,
        Function<C, One<P>> one,
        List<K> first,
        List<K> second) {
    private static final OffsetDateTime NOON =
            OffsetDateTime.of(2024, 5, 6, 12, 0, 0, 123_456_000, ZoneOffset.ofHours(2));

    static Stream<KeyKind<?, ?, ?>> all() {
        return Stream.of(
                new KeyKind<>(
                        Whole_.entity,
                        WholeChild_.entity,
                        Whole_.id,
                        TypedKeys.Whole::name,
                        (id, name) -> new TypedKeys.Whole(id, name, Many.unloaded()),
                        TypedKeys.WholeChild::new,
                        Whole_.children,
                        TypedKeys.Whole::children,
                        WholeChild_.parent,
                        TypedKeys.WholeChild::parent,
                        List.of(0L),
                        List.of(-1L)),
                new KeyKind<>(
                        Decimal_.entity,
                        DecimalChild_.entity,
                        Decimal_.id,
                        TypedKeys.Decimal::name,
                        (id, name) -> new TypedKeys.Decimal(id, name, Many.unloaded()),
                        TypedKeys.DecimalChild::new,
                        Decimal_.children,
                        TypedKeys.Decimal::children,
                        DecimalChild_.parent,
                        TypedKeys.DecimalChild::parent,
                        List.of(new BigDecimal("1.5"), new BigDecimal("1.500"), new BigDecimal("15E-1")),
                        List.of(new BigDecimal("100"), new BigDecimal("1E+2"), new BigDecimal("100.00"))),
                new KeyKind<>(
                        Floating_.entity,
                        FloatingChild_.entity,
                        Floating_.id,
                        TypedKeys.Floating::name,
                        (id, name) -> new TypedKeys.Floating(id, name, Many.unloaded()),
                        TypedKeys.FloatingChild::new,
                        Floating_.children,
                        TypedKeys.Floating::children,
                        FloatingChild_.parent,
                        TypedKeys.FloatingChild::parent,
                        List.of(0.0, -0.0),
                        List.of(Double.NaN)),
                new KeyKind<>(
                        Single_.entity,
                        SingleChild_.entity,
                        Single_.id,
                        TypedKeys.Single::name,
                        (id, name) -> new TypedKeys.Single(id, name, Many.unloaded()),
                        TypedKeys.SingleChild::new,
                        Single_.children,
                        TypedKeys.Single::children,
                        SingleChild_.parent,
                        TypedKeys.SingleChild::parent,
                        List.of(0.0f, -0.0f),
                        List.of(0.1f)),
                new KeyKind<>(
                        Unique_.entity,
                        UniqueChild_.entity,
                        Unique_.id,
                        TypedKeys.Unique::name,
                        (id, name) -> new TypedKeys.Unique(id, name, Many.unloaded()),
                        TypedKeys.UniqueChild::new,
                        Unique_.children,
                        TypedKeys.Unique::children,
                        UniqueChild_.parent,
                        TypedKeys.UniqueChild::parent,
                        List.of(new UUID(0, 0)),
                        List.of(new UUID(-1, 5))),
                new KeyKind<>(
                        Truth_.entity,
                        TruthChild_.entity,
                        Truth_.id,
                        TypedKeys.Truth::name,
                        (id, name) -> new TypedKeys.Truth(id, name, Many.unloaded()),
                        TypedKeys.TruthChild::new,
                        Truth_.children,
                        TypedKeys.Truth::children,
                        TruthChild_.parent,
                        TypedKeys.TruthChild::parent,
                        List.of(true),
                        List.of(false)),
                new KeyKind<>(
                        Day_.entity,
                        DayChild_.entity,
                        Day_.id,
                        TypedKeys.Day::name,
                        (id, name) -> new TypedKeys.Day(id, name, Many.unloaded()),
                        TypedKeys.DayChild::new,
                        Day_.children,
                        TypedKeys.Day::children,
                        DayChild_.parent,
                        TypedKeys.DayChild::parent,
                        List.of(LocalDate.of(2024, 2, 29)),
                        List.of(LocalDate.of(1, 1, 1))),
                new KeyKind<>(
                        Hour_.entity,
                        HourChild_.entity,
                        Hour_.id,
                        TypedKeys.Hour::name,
                        (id, name) -> new TypedKeys.Hour(id, name, Many.unloaded()),
                        TypedKeys.HourChild::new,
                        Hour_.children,
                        TypedKeys.Hour::children,
                        HourChild_.parent,
                        TypedKeys.HourChild::parent,
                        List.of(LocalTime.of(1, 2, 3, 456_789), LocalTime.of(1, 2, 3, 456_000)),
                        List.of(LocalTime.MIDNIGHT)),
                new KeyKind<>(
                        Local_.entity,
                        LocalChild_.entity,
                        Local_.id,
                        TypedKeys.Local::name,
                        (id, name) -> new TypedKeys.Local(id, name, Many.unloaded()),
                        TypedKeys.LocalChild::new,
                        Local_.children,
                        TypedKeys.Local::children,
                        LocalChild_.parent,
                        TypedKeys.LocalChild::parent,
                        List.of(
                                LocalDateTime.of(2024, 2, 29, 1, 2, 3, 456_789),
                                LocalDateTime.of(2024, 2, 29, 1, 2, 3, 456_000)),
                        List.of(LocalDateTime.of(1999, 1, 1, 0, 0))),
                new KeyKind<>(
                        Moment_.entity,
                        MomentChild_.entity,
                        Moment_.id,
                        TypedKeys.Moment::name,
                        (id, name) -> new TypedKeys.Moment(id, name, Many.unloaded()),
                        TypedKeys.MomentChild::new,
                        Moment_.children,
                        TypedKeys.Moment::children,
                        MomentChild_.parent,
                        TypedKeys.MomentChild::parent,
                        List.of(Instant.ofEpochSecond(5, 1_999), Instant.ofEpochSecond(5, 1_000)),
                        List.of(Instant.EPOCH)),
                new KeyKind<>(
                        Offset_.entity,
                        OffsetChild_.entity,
                        Offset_.id,
                        TypedKeys.Offset::name,
                        (id, name) -> new TypedKeys.Offset(id, name, Many.unloaded()),
                        TypedKeys.OffsetChild::new,
                        Offset_.children,
                        TypedKeys.Offset::children,
                        OffsetChild_.parent,
                        TypedKeys.OffsetChild::parent,
                        List.of(NOON, NOON.withOffsetSameInstant(ZoneOffset.ofHours(-7))),
                        List.of(NOON.plusHours(1))),
                new KeyKind<>(
                        Named_.entity,
                        NamedChild_.entity,
                        Named_.id,
                        TypedKeys.Named::name,
                        (id, name) -> new TypedKeys.Named(id, name, Many.unloaded()),
                        TypedKeys.NamedChild::new,
                        Named_.children,
                        TypedKeys.Named::children,
                        NamedChild_.parent,
                        TypedKeys.NamedChild::parent,
                        List.of(TypedKeys.Mood.SAD),
                        List.of(TypedKeys.Mood.OK)),
                new KeyKind<>(
                        Zero_.entity,
                        ZeroChild_.entity,
                        Zero_.id,
                        TypedKeys.Zero::name,
                        (id, name) -> new TypedKeys.Zero(id, name, Many.unloaded()),
                        TypedKeys.ZeroChild::new,
                        Zero_.children,
                        TypedKeys.Zero::children,
                        ZeroChild_.parent,
                        TypedKeys.ZeroChild::parent,
                        List.of(0),
                        List.of(7)));
    }

    static EntityType<?, ?>[] tables() {
        return all().flatMap(kind -> Stream.<EntityType<?, ?>>of(kind.parent(), kind.child()))
                .toArray(EntityType<?, ?>[]::new);
    }

    List<K> keys() {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** The keys in the forms that the database stores as they are: H2 has no negative zero. */
    List<K> storable(boolean hasNegativeZero) {
        return hasNegativeZero ? keys() : keys().stream().map(this::withoutSign).toList();
    }

    private K withoutSign(K key) {
        return key.equals(-0.0) || key.equals(-0.0f) ? first.get(0) : key;
    }

    /** The names of the parents that {@link #keys} stand for. */
    List<String> names() {
        return Stream.concat(first.stream().map(key -> "first"), second.stream().map(key -> "second"))
                .toList();
    }

    @Override
    public String toString() {
        return parent.name();
    }
}
