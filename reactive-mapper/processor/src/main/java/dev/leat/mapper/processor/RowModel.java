package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import java.util.List;

/** A record that the rows of hand-written SQL become. */
record RowModel(ClassName type, List<RowColumn> columns, boolean isPublic) {
    RowModel {
        columns = List.copyOf(columns);
    }

    /** A component and the column it is read from. */
    record RowColumn(String component, ColumnModel column) {}
}
