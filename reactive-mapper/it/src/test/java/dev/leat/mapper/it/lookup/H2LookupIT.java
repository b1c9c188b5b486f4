package dev.leat.mapper.it.lookup;

import dev.leat.mapper.it.testing.MappedDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

class H2LookupIT
        implements LookupContract,
                LookupRulesContract,
                SiblingContract,
                LookupLogContract,
                FaultSharingContract,
                SiblingReachContract {
    @RegisterExtension
    static final MappedDatabase DATABASE = LookupMap.filled(MappedDatabase.h2(4));

    @Override
    public MappedDatabase database() {
        return DATABASE;
    }
}
