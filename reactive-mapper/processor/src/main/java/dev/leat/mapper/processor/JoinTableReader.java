package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import dev.leat.mapper.processor.PartModel.JoinTable;
import dev.leat.mapper.processor.PartModel.Target;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** Reads the table of a many-to-many relation at the end that declares it. */
final class JoinTableReader {
    private final Diagnostics diagnostics;
    private final ColumnReader columns;

    JoinTableReader(Readers readers, ColumnReader columns) {
        this.diagnostics = readers.diagnostics();
        this.columns = columns;
    }

    /** The table as the owning end sees it; null if both columns would have one name, which then is reported. */
    @Nullable
    JoinTable read(Component owning, Target own, Target target) {
        Element element = owning.element();
        ColumnModel column = column(element, "column", own);
        ColumnModel inverse = column(element, "inverseColumn", target);
        if (column.name().equalsIgnoreCase(inverse.name())) {
            diagnostics.error(
                    element,
                    "JoinTableColumns",
                    owning.path() + " has a join table with two columns named \"" + column.name() + "\".",
                    "One holds the key of this end, the other that of the other end.",
                    "name them: @JoinTable(value = …, column = …, inverseColumn = …).");
            return null;
        }
        String name = Annotations.text(element, "JoinTable", "value");
        columns.checkName(element, name);
        String schema = Annotations.text(owning.record(), "Entity", "schema");
        return new JoinTable(new TableModel(schema, name), column, inverse, true);
    }

    private ColumnModel column(Element element, String member, Target end) {
        String given = Annotations.text(element, "JoinTable", member);
        ClassName type = end.type();
        String name = given.isEmpty() ? SnakeCase.of(type.simpleName()) + "_id" : given;
        columns.checkName(element, name);
        return new ColumnModel(
                name, new ValueType(end.key().kind(), end.key().boxed()), false, ColumnModel.Size.NONE, false);
    }
}
