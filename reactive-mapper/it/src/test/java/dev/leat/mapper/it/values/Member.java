package dev.leat.mapper.it.values;

import dev.leat.mapper.annotation.Embedded;
import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Generated;
import dev.leat.mapper.annotation.Id;
import org.jspecify.annotations.Nullable;

/** A record with rules of its own, which stored rows may break. */
@Entity
record Member(
        @Id @Generated @Nullable Long id,
        String name,
        int age,
        Grade grade,
        @Embedded Seat seat) {
    Member {
        if (age < 18) {
            throw new IllegalArgumentException(name + " is only " + age);
        }
    }

    static Member of(String name) {
        return new Member(null, name, 30, Grade.FULL, new Seat(1, "A"));
    }

    enum Grade {
        TRIAL,
        FULL
    }

    record Seat(int line, String letter) {
        Seat {
            assert line > 0 : "line " + line;
            if (letter.length() != 1) {
                throw new IllegalStateException("letter " + letter);
            }
        }
    }
}
