package dev.leat.mapper.it.chinook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.query.ColumnType;
import dev.leat.mapper.it.testing.MappedDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresChinookIT implements ChinookContract {
    @RegisterExtension
    static final MappedDatabase DATABASE = ChinookContract.filled(MappedDatabase.postgres(3));

    @Override
    public MappedDatabase database() {
        return DATABASE;
    }

    @Test
    void makesTheColumnsThatTheFileDescribes() {
        List<String> made = DATABASE.value(DATABASE.leat()
                .sql("select concat_ws(' ', table_name, column_name, data_type, character_maximum_length,"
                        + " case when data_type = 'numeric' then numeric_precision || ',' || numeric_scale end,"
                        + " is_nullable) from information_schema.columns where table_schema = current_schema()")
                .as(ColumnType.STRING)
                .list());

        assertThat(made)
                .containsExactlyInAnyOrderElementsOf(
                        Csv.rows(ChinookContract.folder().resolve("columns.csv")).stream()
                                .map(PostgresChinookIT::described)
                                .toList());
    }

    private static String described(Map<String, String> column) {
        String length = column.containsKey("length") ? " " + column.get("length") : "";
        boolean decimal = "numeric".equals(column.get("data_type"));
        String size = decimal ? " " + column.get("numeric_precision") + "," + column.get("numeric_scale") : "";
        return column.get("table_name") + " " + column.get("column_name") + " " + column.get("data_type") + length
                + size + " " + column.get("is_nullable");
    }
}
