package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.stream.Stream;

/** A record that the rows of hand-written SQL become. */
record RowModel(ClassName type, List<RowColumn> columns, boolean isPublic) {
    RowModel {
        columns = List.copyOf(columns);
    }

    /** All classes that are not the library's. */
    Stream<ClassName> named() {
        return Stream.concat(
                Stream.of(type),
                columns.stream()
                        .map(column -> column.column().type().declared())
                        .filter(ClassName.class::isInstance)
                        .map(ClassName.class::cast));
    }

    /** A component and the column it is read from. */
    record RowColumn(String component, ColumnModel column) {}
}
