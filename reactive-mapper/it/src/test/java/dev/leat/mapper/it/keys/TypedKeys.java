package dev.leat.mapper.it.keys;

import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Generated;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A parent and a child for each type that a key can have, other than a text. */
final class TypedKeys {
    private TypedKeys() {}

    enum Mood {
        SAD,
        OK
    }

    @Entity
    record Whole(@Id long id, String name, Many<WholeChild> children) {}

    @Entity
    record WholeChild(@Id long id, One<Whole> parent) {}

    @Entity
    record Decimal(@Id BigDecimal id, String name, Many<DecimalChild> children) {}

    @Entity
    record DecimalChild(@Id long id, One<Decimal> parent) {}

    @Entity
    record Floating(@Id double id, String name, Many<FloatingChild> children) {}

    @Entity
    record FloatingChild(@Id long id, One<Floating> parent) {}

    @Entity
    record Single(@Id float id, String name, Many<SingleChild> children) {}

    @Entity
    record SingleChild(@Id long id, One<Single> parent) {}

    @Entity
    record Unique(@Id UUID id, String name, Many<UniqueChild> children) {}

    @Entity
    record UniqueChild(@Id long id, One<Unique> parent) {}

    @Entity
    record Truth(@Id boolean id, String name, Many<TruthChild> children) {}

    @Entity
    record TruthChild(@Id long id, One<Truth> parent) {}

    @Entity
    record Day(@Id LocalDate id, String name, Many<DayChild> children) {}

    @Entity
    record DayChild(@Id long id, One<Day> parent) {}

    @Entity
    record Hour(@Id LocalTime id, String name, Many<HourChild> children) {}

    @Entity
    record HourChild(@Id long id, One<Hour> parent) {}

    @Entity
    record Local(@Id LocalDateTime id, String name, Many<LocalChild> children) {}

    @Entity
    record LocalChild(@Id long id, One<Local> parent) {}

    @Entity
    record Moment(@Id Instant id, String name, Many<MomentChild> children) {}

    @Entity
    record MomentChild(@Id long id, One<Moment> parent) {}

    @Entity
    record Offset(@Id OffsetDateTime id, String name, Many<OffsetChild> children) {}

    @Entity
    record OffsetChild(@Id long id, One<Offset> parent) {}

    @Entity
    record Named(@Id Mood id, String name, Many<NamedChild> children) {}

    @Entity
    record NamedChild(@Id long id, One<Named> parent) {}

    @Entity
    record Zero(@Id @Generated int id, String name, Many<ZeroChild> children) {}

    @Entity
    record ZeroChild(@Id long id, One<Zero> parent) {}
}
