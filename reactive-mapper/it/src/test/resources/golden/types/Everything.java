package shop;

import dev.leat.mapper.annotation.Column;
import dev.leat.mapper.annotation.CreatedAt;
import dev.leat.mapper.annotation.Embedded;
import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Generated;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.annotation.UpdatedAt;
import dev.leat.mapper.annotation.Version;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity(table = "all_types", schema = "app")
record Everything(
        @Id @Generated int row,
        boolean flag,
        byte tiny,
        short column,
        long stored,
        float ratio,
        double weight,
        char letter,
        @Nullable Boolean maybe,
        @Nullable Byte tinyOrNot,
        Short given,
        @Nullable Character initial,
        @Column(length = 40) String name,
        BigDecimal exact,
        @Column(precision = 30) BigInteger huge,
        UUID orderID2,
        @Nullable LocalDate URL,
        LocalTime eMail,
        LocalDateTime at,
        Duration took,
        byte[] data,
        byte @Nullable [] more,
        @Nullable DayOfWeek day,
        @Embedded Address home,
        @Embedded(prefix = "w_") @Nullable Address work,
        @Version short version,
        @CreatedAt OffsetDateTime createdAt,
        @UpdatedAt @Nullable LocalDateTime updatedAt) {
    record Address(String street, @Nullable String zip, @Embedded @Nullable Place place) {}

    record Place(double lat, double lon, Instant since) {}
}
