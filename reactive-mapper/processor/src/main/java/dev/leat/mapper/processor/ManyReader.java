package dev.leat.mapper.processor;

import dev.leat.mapper.processor.PartModel.JoinTable;
import dev.leat.mapper.processor.PartModel.ManyToMany;
import dev.leat.mapper.processor.PartModel.Target;
import dev.leat.mapper.processor.PartModel.ToMany;
import java.util.List;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Reads {@code Many} components: the other end of a One, or an end of a many-to-many relation. */
final class ManyReader {
    private final Diagnostics diagnostics;
    private final TargetReader targets;
    private final OtherEnds otherEnds;
    private final JoinTableReader joinTables;

    ManyReader(Readers readers, TargetReader targets, ColumnReader columns) {
        this.diagnostics = readers.diagnostics();
        this.targets = targets;
        this.otherEnds = new OtherEnds(readers);
        this.joinTables = new JoinTableReader(readers, columns);
    }

    /** Reads a component; null if something is wrong with it, with the related entity or with the id of this one. */
    @Nullable
    PartModel read(TypeElement owner, Component component) {
        if (targets.isComposite(owner)) {
            compositeOwner(component);
            return null;
        }
        boolean owning = component.has("JoinTable");
        Target target = owning ? targets.read(component) : targets.readForeign(component);
        Target own = targets.of(owner);
        if (target == null || own == null) {
            return null;
        }
        if (owning) {
            JoinTable table = hasNoSecondOwner(owner, component) ? joinTables.read(component, own, target) : null;
            return table == null ? null : new ManyToMany(component.name(), target, table);
        }
        Component other = component.has("MappedBy") ? named(owner, component) : only(owner, component);
        if (other == null) {
            return null;
        }
        return other.kind() == Component.Kind.ONE
                ? new ToMany(component.name(), target, other.name())
                : inverse(component, other, own, target);
    }

    /** A join table declared by an entity of a composite id is reported there. */
    private @Nullable ManyToMany inverse(Component component, Component other, Target own, Target target) {
        JoinTable table = target.onlyKey() == null ? null : joinTables.read(other, target, own);
        if (table == null) {
            return null;
        }
        return new ManyToMany(
                component.name(), target, new JoinTable(table.table(), table.inverseColumn(), table.column(), false));
    }

    private @Nullable Component named(TypeElement owner, Component component) {
        Component other = otherEnds.find(component);
        if (other == null || OtherEnds.isColumnOf(owner, other) || OtherEnds.isTableOf(owner, other)) {
            return other;
        }
        otherEnds.notTheOtherEnd(owner, component, other);
        return null;
    }

    private @Nullable Component only(TypeElement owner, Component component) {
        List<Component> matching = otherEnds.components(component).stream()
                .filter(other -> OtherEnds.isColumnOf(owner, other) || OtherEnds.isTableOf(owner, other))
                .toList();
        if (matching.size() == 1) {
            return matching.get(0);
        }
        List<String> names = matching.stream().map(Component::name).toList();
        String target = OtherEnds.targetName(component);
        if (matching.isEmpty()) {
            diagnostics.error(
                    component.element(),
                    "NoInverse",
                    component.path() + " has no other end: " + target + " has no One<" + owner.getSimpleName() + ">.",
                    "The rows of a Many are found by a column of theirs, or by a join table.",
                    "add One<" + owner.getSimpleName() + "> to " + target
                            + ", or annotate the owning end of a many-to-many relation with @JoinTable.");
        } else {
            diagnostics.error(
                    component.element(),
                    "AmbiguousInverse",
                    component.path() + " has more than one other end: " + OtherEnds.list(names) + " of " + target + ".",
                    "Each of them is a relation of its own.",
                    "say which one is meant: @MappedBy(\"" + names.get(0) + "\").");
        }
        return null;
    }

    /** Whether no other component declares the same join table; if one does, that is reported at the second. */
    private boolean hasNoSecondOwner(TypeElement owner, Component component) {
        String table = Annotations.text(component.element(), "JoinTable", "value");
        for (Component other : otherEnds.components(component)) {
            boolean same = OtherEnds.isTableOf(owner, other)
                    && Annotations.text(other.element(), "JoinTable", "value").equals(table);
            if (same && component.path().compareTo(other.path()) > 0) {
                diagnostics.error(
                        component.element(),
                        "TwoOwners",
                        component.path() + " and " + other.path() + " both declare the join table \"" + table + "\".",
                        "One end declares it, the other end is mapped by that.",
                        "replace @JoinTable by @MappedBy(\"" + other.name() + "\") at one end.");
                return false;
            }
        }
        return true;
    }

    private void compositeOwner(Component component) {
        diagnostics.error(
                component.element(),
                "CompositeTarget",
                component.path() + " is a relation of an entity whose id has several columns.",
                "The other end has one column with the key of this row.",
                "give the entity an id of one column.");
    }
}
