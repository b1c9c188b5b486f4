package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import dev.leat.mapper.processor.RowModel.RowColumn;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Reads records that rows of hand-written SQL become. */
final class RowReader {
    private final Readers readers;
    private final TypeReader types;
    private final ColumnReader columns;
    private final MisplacedAnnotations misplaced;
    private final Visibility visibility;

    RowReader(Readers readers) {
        this.readers = readers;
        this.types = new TypeReader(readers.diagnostics());
        this.columns = new ColumnReader(readers.diagnostics());
        this.misplaced = new MisplacedAnnotations(readers.diagnostics());
        this.visibility = new Visibility(readers.diagnostics());
    }

    /**
     * Reads a record; null if something is wrong with it, which then is reported.
     *
     * @param origin what the class that maps is generated for
     * @param user what asks for it, for errors where its source is not here
     */
    @Nullable
    RowModel read(TypeElement record, TypeElement origin, Element user) {
        int errors = readers.diagnostics().count();
        if (!types.isUsableRecord(record, "Row")) {
            return null;
        }
        Nullness nullness = readers.metamodels().nullnessOfPlain(record);
        if (nullness == null) {
            readers.diagnostics()
                    .error(
                            user,
                            "NoMetamodel",
                            "The rows become " + record.getSimpleName() + ", of which only the class file is here.",
                            "This JDK does not show a processor which components of a class file are @Nullable.",
                            "annotate the record " + record.getSimpleName()
                                    + " with @Row and compile it with the processor of Leat.");
            return null;
        }
        List<RowColumn> read = new ArrayList<>();
        for (Component component : Component.of(record, nullness)) {
            ValueType type = ValueTypeReader.read(component.type());
            Element position = readers.metamodels().isSource(record) ? component.element() : user;
            if (!visibility.canSee(origin, component.type(), position, component.path())) {
                continue;
            }
            if (type == null) {
                unsupported(component, position);
            } else if (misplaced.noneOnPlain(component)) {
                ColumnModel column = columns.read(component, type, component.isNullable(), "");
                read.add(new RowColumn(component.name(), column));
            }
        }
        return readers.diagnostics().count() > errors
                ? null
                : new RowModel(ClassName.get(record), read, TypeReader.isPublic(record));
    }

    private void unsupported(Component component, Element position) {
        readers.diagnostics()
                .error(
                        position,
                        "RowComponentType",
                        component.path() + " is of type " + TypeText.of(component.type())
                                + ", which no column can have.",
                        "The rows of a hand-written statement become records of values: " + ValueTypeReader.SUPPORTED
                                + ".",
                        Substitutes.of(component.type())
                                + " Or map the rows by a function: leat.sql(…).map(row -> …).");
    }
}
