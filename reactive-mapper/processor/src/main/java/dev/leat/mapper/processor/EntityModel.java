package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An entity.
 *
 * @param metamodel the generated class
 * @param id the part that is the id
 * @param parts the components in their order
 * @param isPublic whether the generated class can be public
 * @param isDeprecated whether something deprecated is named by it
 */
record EntityModel(
        ClassName type,
        ClassName metamodel,
        TableModel table,
        PartModel id,
        List<PartModel> parts,
        boolean isPublic,
        boolean isDeprecated) {
    EntityModel {
        parts = List.copyOf(parts);
    }

    /** A column and where its value stands: the parts that lead to it, the last of them its own. */
    record Slot(List<PartModel> path, ColumnModel column) {
        PartModel part() {
            return path.get(path.size() - 1);
        }
    }

    /** The type of the key. */
    TypeName key() {
        return id instanceof PartModel.Value value ? value.column().type().boxed() : id.type();
    }

    /** The columns in their order; a column that a relation shares with the id is there once. */
    List<Slot> slots() {
        List<Slot> slots = new ArrayList<>();
        collect(parts, List.of(), slots);
        return slots;
    }

    /** The position of the part's first column. */
    int indexOf(PartModel part) {
        if (part instanceof PartModel.ToOne toOne && toOne.shared()) {
            return first(slot -> slot.column().name().equals(toOne.column().name()));
        }
        return first(slot -> slot.path().contains(part));
    }

    /** The position of the column at the end of the path. */
    int indexOf(List<PartModel> path) {
        return first(slot -> slot.path().equals(path));
    }

    /** The entities at the other ends of its relations. */
    Stream<ClassName> related() {
        return parts.stream().flatMap(part -> {
            if (part instanceof PartModel.ToOne toOne) {
                return Stream.of(toOne.target().type());
            }
            if (part instanceof PartModel.InverseOne inverse) {
                return Stream.of(inverse.target().type());
            }
            if (part instanceof PartModel.ToMany toMany) {
                return Stream.of(toMany.target().type());
            }
            return part instanceof PartModel.ManyToMany manyToMany
                    ? Stream.of(manyToMany.target().type())
                    : Stream.empty();
        });
    }

    /** The part with this role, or null. */
    PartModel.@Nullable Value withRole(PartModel.Role role) {
        for (PartModel part : parts) {
            if (part instanceof PartModel.Value value && value.role() == role) {
                return value;
            }
        }
        return null;
    }

    private int first(Predicate<Slot> wanted) {
        List<Slot> slots = slots();
        for (int i = 0; i < slots.size(); i++) {
            if (wanted.test(slots.get(i))) {
                return i;
            }
        }
        throw new IllegalStateException("No such column in " + type);
    }

    private static void collect(List<PartModel> parts, List<PartModel> above, List<Slot> slots) {
        for (PartModel part : parts) {
            List<PartModel> path = new ArrayList<>(above);
            path.add(part);
            if (part instanceof PartModel.Value value) {
                slots.add(new Slot(List.copyOf(path), value.column()));
            } else if (part instanceof PartModel.ToOne toOne && !toOne.shared()) {
                slots.add(new Slot(List.copyOf(path), toOne.column()));
            } else if (part instanceof PartModel.Embedded embedded) {
                collect(embedded.parts(), path, slots);
            }
        }
    }
}
