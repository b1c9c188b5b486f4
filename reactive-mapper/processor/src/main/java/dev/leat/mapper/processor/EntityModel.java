package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
 */
record EntityModel(
        ClassName type, ClassName metamodel, TableModel table, PartModel id, List<PartModel> parts, boolean isPublic) {
    private static final Set<String> VARIABLES = Set.of(
            "entity",
            "TABLE",
            "COLUMNS",
            "ID_COLUMNS",
            "UNIQUE_COLUMNS",
            "RELATIONS",
            "row",
            "rows",
            "key",
            "first",
            "id",
            "column",
            "stored",
            "given",
            "name");

    EntityModel {
        parts = List.copyOf(parts);
    }

    /** A column and where its value stands: the parts that lead to it, the last of them its own. */
    record Slot(List<PartModel> path, ColumnModel column) {
        PartModel part() {
            return path.get(path.size() - 1);
        }
    }

    /** What all code of the metamodel can see: a constant for each component, and the variables of its methods. */
    Scope scope() {
        Set<String> variables = new HashSet<>(VARIABLES);
        variables.add(Names.variable(type));
        names(parts, variables);
        return new Scope(variables);
    }

    /** A class nested in the metamodel, under another name where it would hide a class that can't be named otherwise. */
    ClassName nested(String name) {
        return metamodel.nestedClass(Names.nested(name, metamodel.packageName(), named()));
    }

    /** All classes that are not the library's. */
    Stream<ClassName> named() {
        List<ClassName> all = new ArrayList<>(List.of(type, metamodel));
        related().forEach(entity -> {
            all.add(entity);
            all.add(LeatTypes.generated(entity));
        });
        classes(parts, all);
        return all.stream();
    }

    private static void classes(List<PartModel> parts, List<ClassName> classes) {
        for (PartModel part : parts) {
            if (part instanceof PartModel.Embedded embedded) {
                classes.add(embedded.record());
                classes(embedded.parts(), classes);
            } else if (part instanceof PartModel.Value value
                    && value.column().type().declared() instanceof ClassName name) {
                classes.add(name);
            }
        }
    }

    private static void names(List<PartModel> parts, Set<String> names) {
        for (PartModel part : parts) {
            names.add(part.name());
            if (part instanceof PartModel.Embedded embedded) {
                names(embedded.parts(), names);
            }
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
