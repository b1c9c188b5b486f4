package dev.leat.mapper.it.chinook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CsvTest {
    @Test
    void readsQuotesCommasAndLineBreaks() {
        assertThat(Csv.parse("a,b,c\n1,\"x, \"\"y\"\"\",\"\"\r\n,\"two\nlines\",é"))
                .containsExactly(
                        new CsvRow(Map.of("a", "1", "b", "x, \"y\"", "c", "")),
                        new CsvRow(Map.of("b", "two\nlines", "c", "é")));
        assertThat(Csv.parse("a\n")).isEmpty();
    }

    @Test
    void refusesWhatIsNoCsv() {
        assertThatThrownBy(() -> Csv.parse("a,b\n1\n")).hasMessageContaining("1 fields");
        assertThatThrownBy(() -> Csv.parse("a\n\"1\n")).hasMessageContaining("never ends");
        assertThatThrownBy(() -> Csv.parse("a\n\"1\"2\n")).hasMessageContaining("No end of the line");
    }
}
