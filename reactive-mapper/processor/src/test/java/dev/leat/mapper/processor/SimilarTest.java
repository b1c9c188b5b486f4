package dev.leat.mapper.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SimilarTest {
    private static final List<String> NAMES = List.of("status", "createdAt", "id", "customerId");

    @Test
    void findsTheNameThatWasMeant() {
        assertThat(Similar.nearest("stauts", NAMES)).isEqualTo("status");
        assertThat(Similar.nearest("created", NAMES)).isEqualTo("createdAt");
        assertThat(Similar.nearest("CUSTOMERID", NAMES)).isEqualTo("customerId");
    }

    @Test
    void suggestsNothingThatIsFar() {
        assertThat(Similar.nearest("weight", NAMES)).isNull();
        assertThat(Similar.nearest("x", NAMES)).isNull();
        assertThat(Similar.hint("weight", NAMES, "Rename it.")).isEqualTo("Rename it.");
    }
}
