package dev.leat.mapper.it.keys;

import dev.leat.mapper.it.testing.MappedDatabase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresTextKeyIT implements TextKeyContract {
    @RegisterExtension
    static final MappedDatabase DATABASE = MappedDatabase.postgres(2);

    static Stream<TextColumn> columns() {
        return Stream.of(
                TextColumn.PLAIN,
                TextColumn.CHAR,
                new TextColumn(
                        "citext",
                        List.of("Bob@x.org", "bob@x.org", "BOB@X.ORG"),
                        List.of("Straße, \"1\"", "STRAßE, \"1\""),
                        "Bob"),
                new TextColumn("text collate nocase", List.of("Abc", "ABC"), List.of("Déf\\", "dÉF\\"), "Def"),
                new TextColumn("text collate \"C\"", List.of("a"), List.of("B"), "A"),
                new TextColumn("word_name", List.of("Abc", "ABC"), List.of("Def"), "Abc "),
                new TextColumn("mood", List.of("sad"), List.of("happy"), "ok"));
    }

    @BeforeAll
    static void createTypes() {
        DATABASE.admin().update("create extension citext");
        DATABASE.admin()
                .update("create collation nocase (provider = icu, locale = 'und-u-ks-level2', deterministic = false)");
        DATABASE.admin().update("create domain word_name as citext check (length(value) < 20)");
        DATABASE.admin().update("create type mood as enum ('sad', 'ok', 'happy')");
    }

    @Override
    public MappedDatabase database() {
        return DATABASE;
    }
}
