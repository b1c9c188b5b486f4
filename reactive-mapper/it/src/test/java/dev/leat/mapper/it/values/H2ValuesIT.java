package dev.leat.mapper.it.values;

import dev.leat.mapper.it.testing.MappedDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class H2ValuesIT implements ReadingContract, RelationWriteContract, ExactnessContract, BatchContract {
    @RegisterExtension
    static final MappedDatabase DATABASE = ValueTables.h2();

    @Override
    public MappedDatabase database() {
        return DATABASE;
    }
}
