package dev.leat.core.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.UsageException;
import dev.leat.core.query.Expression;
import dev.leat.core.query.Select;
import dev.leat.core.query.Table;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {
    private final Dialect postgres = new PostgresDialect();
    private final Dialect h2 = new H2Dialect();

    @Test
    void quotesAreDoubled() {
        assertThat(postgres.quote("a\"b\"\"c")).isEqualTo("\"a\"\"b\"\"\"\"c\"");
        assertThat(h2.quote("\"")).isEqualTo("\"\"\"\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"select", "größe", "a b", "a.b", "A", "a'b", "--", "/*", "$1", "a\nb"})
    void everythingElseStandsAsItIs(String name) {
        assertThat(postgres.quote(name)).isEqualTo('"' + name + '"');
        assertThat(h2.quote(name)).isEqualTo('"' + name + '"');
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\0b", "a;b", ";"})
    void namesThatDriversCutAreRefused(String name) {
        assertThatThrownBy(() -> postgres.quote(name))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("[BadIdentifier]");
        assertThatThrownBy(() -> h2.quote(name)).isInstanceOf(UsageException.class);
    }

    @Test
    void lengthIsCountedInBytes() {
        assertThat(postgres.quote("x".repeat(63))).hasSize(65);
        assertThat(postgres.quote("ä".repeat(31))).hasSize(33);
        assertThatThrownBy(() -> postgres.quote("x".repeat(64))).hasMessageStartingWith("[IdentifierTooLong]");
        assertThatThrownBy(() -> postgres.quote("ä".repeat(32))).hasMessageStartingWith("[IdentifierTooLong]");
        assertThat(h2.quote("x".repeat(256))).hasSize(258);
        assertThatThrownBy(() -> h2.quote("x".repeat(257))).hasMessageStartingWith("[IdentifierTooLong]");
    }

    @Test
    void badNameIsRefusedWhereverItStands() {
        SqlRenderer renderer = new SqlRenderer(postgres);
        for (Table table : List.of(Table.of("a;b"), new Table("a;b", "c"))) {
            Select select = Select.from(table, List.of(new Expression.Present<>()));
            assertThatThrownBy(() -> renderer.render(select)).isInstanceOf(UsageException.class);
        }
    }

    @Test
    void dialectIsFoundByTheDriversName() {
        assertThat(Dialect.of("PostgreSQL").name()).isEqualTo("PostgreSQL");
        assertThat(Dialect.of("H2").name()).isEqualTo("H2");
        assertThatThrownBy(() -> Dialect.of("Oracle")).hasMessageStartingWith("[UnknownDatabase]");
    }
}
