package dev.leat.mapper.it.lookup;

import dev.leat.mapper.it.testing.MappedDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresLookupIT
        implements LookupContract,
                LookupRulesContract,
                SiblingContract,
                LookupLogContract,
                FaultSharingContract,
                SiblingReachContract {
    @RegisterExtension
    static final MappedDatabase DATABASE = LookupMap.filled(MappedDatabase.postgres(4));

    @Override
    public MappedDatabase database() {
        return DATABASE;
    }
}
