package dev.leat.mapper.it.keys;

import dev.leat.mapper.it.testing.MappedDatabase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;

class H2TextKeyIT implements TextKeyContract {
    @RegisterExtension
    static final MappedDatabase DATABASE = MappedDatabase.h2(2);

    static Stream<TextColumn> columns() {
        return Stream.of(
                TextColumn.PLAIN,
                TextColumn.CHAR,
                new TextColumn(
                        "varchar_ignorecase(20)",
                        List.of("Bob@x.org", "bob@x.org", "BOB@X.ORG"),
                        List.of("Déf", "dÉF"),
                        "Bob"));
    }

    @Override
    public MappedDatabase database() {
        return DATABASE;
    }
}
