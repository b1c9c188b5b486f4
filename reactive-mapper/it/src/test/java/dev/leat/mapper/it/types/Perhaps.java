package dev.leat.mapper.it.types;

import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Generated;
import dev.leat.mapper.annotation.Id;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every type that an attribute may have, all of them nullable. */
@Entity
@SuppressWarnings("ArrayRecordComponent") // compared by its content in the tests
public record Perhaps(
        @Id @Generated @Nullable Long id,
        @Nullable Boolean flag,
        @Nullable Byte tiny,
        @Nullable Short small,
        @Nullable Integer whole,
        @Nullable Long large,
        @Nullable Float single,
        @Nullable Double twice,
        @Nullable Character letter,
        @Nullable String text,
        @Nullable BigDecimal number,
        @Nullable BigInteger huge,
        @Nullable UUID uuid,
        @Nullable LocalDate day,
        @Nullable LocalTime clock,
        @Nullable LocalDateTime local,
        @Nullable OffsetDateTime offset,
        @Nullable Instant moment,
        @Nullable Duration span,
        byte @Nullable [] bytes,
        @Nullable Color color) {
    static final Perhaps NOTHING = Perhaps_.create().build();

    /** All that is there. */
    static Perhaps of(Everything all) {
        return Perhaps_.create()
                .flag(all.flag())
                .tiny(all.tiny())
                .small(all.small())
                .whole(all.whole())
                .large(all.large())
                .single(all.single())
                .twice(all.twice())
                .letter(all.letter())
                .text(all.text())
                .number(all.number())
                .huge(all.huge())
                .uuid(all.uuid())
                .day(all.day())
                .clock(all.clock())
                .local(all.local())
                .offset(all.offset())
                .moment(all.moment())
                .span(all.span())
                .bytes(all.bytes())
                .color(all.color())
                .build();
    }
}
