package dev.leat.mapper.processor;

import dev.leat.mapper.processor.PartModel.InverseOne;
import dev.leat.mapper.processor.PartModel.Target;
import dev.leat.mapper.processor.PartModel.ToOne;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Reads {@code One} components: a column of this table, or with {@code @MappedBy} one of the other. */
final class OneReader {
    private final Diagnostics diagnostics;
    private final TargetReader targets;
    private final OtherEnds otherEnds;
    private final ColumnReader columns;

    OneReader(Readers readers, TargetReader targets, ColumnReader columns) {
        this.diagnostics = readers.diagnostics();
        this.targets = targets;
        this.otherEnds = new OtherEnds(readers);
        this.columns = columns;
    }

    /** Reads a component; null if something is wrong with it or with the related entity. */
    @Nullable
    PartModel read(TypeElement owner, Component component) {
        boolean foreign = component.has("MappedBy");
        Target target = foreign ? targets.readForeign(component) : targets.read(component);
        if (target == null) {
            return null;
        }
        return foreign ? inverse(owner, component, target) : toOne(component, target);
    }

    private ToOne toOne(Component component, Target target) {
        String given = Annotations.text(component.element(), "JoinColumn", "value");
        String name = given.isEmpty() ? SnakeCase.of(component.name()) + "_id" : given;
        columns.checkName(component.element(), name);
        ValueType key = new ValueType(target.key().kind(), target.key().boxed());
        ColumnModel column = new ColumnModel(name, key, component.isOptional(), ColumnModel.Size.NONE, false);
        return new ToOne(component.name(), target, component.isOptional(), column, false);
    }

    private @Nullable InverseOne inverse(TypeElement owner, Component component, Target target) {
        if (!component.isOptional()) {
            diagnostics.error(
                    component.element(),
                    "InverseNotNullable",
                    component.path() + " has its column at the other end, so there may be no row.",
                    "Nothing in the database makes the other row exist.",
                    "declare it as One<@Nullable " + target.type().simpleName() + ">.");
            return null;
        }
        String mappedBy = otherEnds.named(owner, component);
        return mappedBy == null ? null : new InverseOne(component.name(), target, true, mappedBy);
    }
}
