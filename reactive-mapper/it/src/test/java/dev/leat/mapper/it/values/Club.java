package dev.leat.mapper.it.values;

import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Generated;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.annotation.JoinTable;
import dev.leat.mapper.annotation.MappedBy;
import dev.leat.mapper.annotation.Version;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;
import org.jspecify.annotations.Nullable;

/** With one relation of each kind that has its column elsewhere, and a version that may be null. */
@Entity
record Club(
        @Id @Generated @Nullable Long id,
        String name,
        @Version @Nullable Integer version,
        Many<Team> teams,
        @MappedBy("club") One<@Nullable House> house,
        @JoinTable("club_friend") Many<Friend> friends) {
    static Club of(String name) {
        return new Club(null, name, null, Many.unloaded(), One.none(), Many.unloaded());
    }

    @Entity
    record Team(@Id @Generated @Nullable Long id, String name, One<Club> club) {}

    @Entity
    record House(@Id @Generated @Nullable Long id, One<Club> club, String street) {}

    @Entity
    record Friend(@Id int id) {}
}
