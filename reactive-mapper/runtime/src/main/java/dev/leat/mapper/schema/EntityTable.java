package dev.leat.mapper.schema;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;
import dev.leat.core.query.Column;
import dev.leat.core.query.Table;
import dev.leat.mapper.mapping.EntityType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table of one entity, or of several that each see a part of it.
 *
 * @param types the entities, each once
 */
record EntityTable(Table table, List<EntityType<?, ?>> types) {
    /** The tables of these entities, in the order in which they are first named. */
    static Collection<EntityTable> of(List<EntityType<?, ?>> types) {
        Map<Table, EntityTable> tables = new LinkedHashMap<>();
        for (EntityType<?, ?> type : types) {
            EntityTable table =
                    tables.computeIfAbsent(type.table(), named -> new EntityTable(named, new ArrayList<>()));
            if (!table.types.contains(type)) {
                table.types.add(type);
            }
        }
        tables.values().forEach(EntityTable::requireOneKey);
        return tables.values();
    }

    List<Column<?, ?>> idColumns() {
        return List.copyOf(types.get(0).idColumns());
    }

    boolean isGenerated(Column<?, ?> column) {
        return types.stream()
                .anyMatch(type ->
                        type.generatedId() && type.idColumns().get(0).name().equals(column.name()));
    }

    /** Whether an index of the key serves this column too. */
    boolean leadsKey(Column<?, ?> column) {
        return idColumns().get(0).name().equals(column.name());
    }

    boolean isKey(Column<?, ?> column) {
        return idColumns().size() == 1 && leadsKey(column);
    }

    /** The columns of all entities, each once. */
    Collection<Column<?, ?>> columns() {
        Map<String, Column<?, ?>> columns = new LinkedHashMap<>();
        for (EntityType<?, ?> type : types) {
            for (Column<?, ?> column : type.columns()) {
                Column<?, ?> known = columns.putIfAbsent(column.name(), column);
                if (known != null && !isSame(known, column)) {
                    throw differs("column \"" + column.name() + "\"");
                }
            }
        }
        return columns.values();
    }

    /** A column is never null if one of the entities takes it so. */
    boolean isNullable(Column<?, ?> column) {
        return types.stream()
                .flatMap(type -> type.columns().stream())
                .filter(other -> other.name().equals(column.name()))
                .allMatch(Column::nullable);
    }

    private static boolean isSame(Column<?, ?> one, Column<?, ?> other) {
        return one.type().sqlType() == other.type().sqlType() && one.size().equals(other.size());
    }

    private void requireOneKey() {
        List<String> names = idColumns().stream().map(Column::name).toList();
        for (EntityType<?, ?> type : types) {
            if (!type.idColumns().stream().map(Column::name).toList().equals(names)) {
                throw differs("id");
            }
        }
    }

    private UsageException differs(String what) {
        return new UsageException(
                ErrorText.of(
                                "TableConflict",
                                "The entities "
                                        + types.stream().map(EntityType::name).toList() + " of the table \""
                                        + table.name() + "\" differ in their " + what + ".")
                        .why("One table cannot be made for both.")
                        .fix("Declare it with the same type and size in each of them, or make the table by hand."),
                null);
    }
}
