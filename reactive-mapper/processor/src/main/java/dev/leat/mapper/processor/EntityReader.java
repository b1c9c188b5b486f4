package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import dev.leat.mapper.processor.PartModel.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Reads a record annotated with {@code @Entity}, reporting everything that is wrong with it. */
final class EntityReader {
    private final Readers readers;
    private final TypeReader types;
    private final ColumnReader columns;
    private final MisplacedAnnotations misplaced;
    private final ValueReader values;
    private final EmbeddedReader embedded;
    private final OneReader ones;
    private final ManyReader manys;
    private final EntityChecks checks;
    private final Visibility visibility;

    EntityReader(Readers readers) {
        Diagnostics diagnostics = readers.diagnostics();
        TargetReader targets = new TargetReader(readers);
        this.readers = readers;
        this.types = new TypeReader(diagnostics);
        this.columns = new ColumnReader(diagnostics);
        this.misplaced = new MisplacedAnnotations(diagnostics);
        this.values = new ValueReader(diagnostics, columns);
        this.embedded = new EmbeddedReader(readers, values);
        this.ones = new OneReader(readers, targets, columns);
        this.manys = new ManyReader(readers, targets, columns);
        this.checks = new EntityChecks(diagnostics);
        this.visibility = new Visibility(diagnostics);
    }

    /** The entity; null if it, or an entity that it needs, is wrong. */
    @Nullable
    EntityModel read(TypeElement type) {
        int errors = readers.diagnostics().count();
        if (!types.isUsableRecord(type, "Entity")) {
            return null;
        }
        List<Component> components =
                Component.of(type, Objects.requireNonNull(readers.metamodels().nullness(type)));
        boolean rightIds = checks.hasOneOfEach(type, components);
        List<PartModel> parts = new ArrayList<>();
        for (Component component : components) {
            PartModel part = isUsable(type, component) ? part(type, component) : null;
            if (part != null) {
                parts.add(part);
            }
        }
        if (!rightIds || parts.size() < components.size()) {
            return null;
        }
        EntityModel model = model(type, new SharedColumns(readers.diagnostics()).share(components, parts));
        checks.columnsDiffer(type, model);
        checks.hidesNoClass(type, model);
        return readers.diagnostics().count() > errors ? null : model;
    }

    private boolean isUsable(TypeElement type, Component component) {
        return checks.isNameFree(component)
                && misplaced.noneOn(component)
                && visibility.canSee(type, component.type(), component.element(), component.path());
    }

    private @Nullable PartModel part(TypeElement owner, Component component) {
        return switch (component.kind()) {
            case VALUE -> values.read(component, "", false);
            case EMBEDDED -> embedded.read(owner, component);
            case ONE -> ones.read(owner, component);
            case MANY -> manys.read(owner, component);
        };
    }

    private EntityModel model(TypeElement type, List<PartModel> parts) {
        ClassName name = ClassName.get(type);
        String given = Annotations.text(type, "Entity", "table");
        TableModel table = new TableModel(
                Annotations.text(type, "Entity", "schema"), given.isEmpty() ? SnakeCase.of(name.simpleName()) : given);
        columns.checkName(type, table.name());
        PartModel id = parts.stream().filter(EntityReader::isId).findFirst().orElseThrow();
        return new EntityModel(name, LeatTypes.generated(name), table, id, parts, TypeReader.isPublic(type));
    }

    static boolean isId(PartModel part) {
        return part instanceof PartModel.Embedded record
                ? record.id()
                : part instanceof PartModel.Value value
                        && (value.role() == Role.ID || value.role() == Role.GENERATED_ID);
    }
}
