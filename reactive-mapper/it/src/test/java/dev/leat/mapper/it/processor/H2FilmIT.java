package dev.leat.mapper.it.processor;

import dev.leat.mapper.it.testing.MappedDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class H2FilmIT implements FilmContract {
    @RegisterExtension
    static final MappedDatabase DATABASE = MappedDatabase.h2(2).with(Studio_.entity, Film_.entity);

    @Override
    public MappedDatabase database() {
        return DATABASE;
    }
}
