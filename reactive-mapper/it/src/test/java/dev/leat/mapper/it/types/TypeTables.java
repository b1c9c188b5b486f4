package dev.leat.mapper.it.types;

import dev.leat.mapper.Leat;
import dev.leat.mapper.mapping.EntityType;
import java.util.Objects;

/** The tables of this package. */
final class TypeTables {
    private TypeTables() {}

    static EntityType<?, ?>[] all() {
        return new EntityType<?, ?>[] {Everything_.entity, Perhaps_.entity};
    }

    static Leat in(Leat leat) {
        leat.schema().create(all()).block(TypeContract.LIMIT);
        return Objects.requireNonNull(leat);
    }
}
