package dev.leat.mapper.processor;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;

/** Checks what no component alone can tell. */
final class EntityChecks {
    /** What the generated class has besides a field for each component. */
    private static final Set<String> RESERVED =
            Set.of("entity", "TABLE", "COLUMNS", "ID_COLUMNS", "UNIQUE_COLUMNS", "RELATIONS");

    private final Diagnostics diagnostics;

    EntityChecks(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Whether there is one id, and at most one version and time of each kind; if not, that is reported. */
    boolean hasOneOfEach(TypeElement type, List<Component> components) {
        List<Component> ids = with("Id", components);
        if (ids.isEmpty()) {
            diagnostics.error(
                    type,
                    "NoId",
                    type.getSimpleName() + " has no @Id.",
                    "Rows are found, related, updated and deleted by their key.",
                    "annotate the component with the primary key: @Id, and @Generated if the database gives it.");
            return false;
        }
        if (ids.size() > 1) {
            diagnostics.error(
                    ids.get(1).element(),
                    "TwoIds",
                    type.getSimpleName() + " has more than one @Id: " + names(ids) + ".",
                    "An id of several columns is one component: a record.",
                    "declare record " + type.getSimpleName() + "Id(…) with these components, and @Id "
                            + type.getSimpleName() + "Id id.");
            return false;
        }
        return Set.of("Version", "CreatedAt", "UpdatedAt").stream()
                .allMatch(role -> hasAtMostOne(type, role, components));
    }

    /** Whether the generated class has a place for a field of this name; if not, that is reported. */
    boolean isNameFree(Component component) {
        if (!RESERVED.contains(component.name())) {
            return true;
        }
        diagnostics.error(
                component.element(),
                "ReservedName",
                component.path() + " has a name that the generated class needs itself.",
                "Every component is a constant of that name there, beside "
                        + String.join(", ", RESERVED.stream().sorted().toList()) + ".",
                "rename the component, and keep its column with @Column(name = \"" + SnakeCase.of(component.name())
                        + "\").");
        return false;
    }

    /** Reports names that hide a class in the unnamed package, which can't be named in any other way. */
    void hidesNoClass(TypeElement type, EntityModel model) {
        model.named()
                .filter(name -> name.packageName().isEmpty() && model.scope().isHidden(name))
                .findFirst()
                .ifPresent(name -> diagnostics.error(
                        component(type, name.topLevelClassName().simpleName()),
                        "ReservedName",
                        type.getSimpleName() + " has a component with the name of the class "
                                + name.topLevelClassName().simpleName() + ".",
                        "In the generated class the name is that of a variable, and a class of the unnamed package has no"
                                + " other name.",
                        "rename the component, or move the records to a package."));
    }

    /** Reports columns of one name, which H2 and unquoted SQL compare in any case. */
    void columnsDiffer(TypeElement type, EntityModel model) {
        Map<String, EntityModel.Slot> byName = new HashMap<>();
        for (EntityModel.Slot slot : model.slots()) {
            EntityModel.Slot other = byName.putIfAbsent(slot.column().name().toLowerCase(Locale.ROOT), slot);
            if (other != null) {
                diagnostics.error(
                        element(type, slot),
                        "DuplicateColumn",
                        "The components " + path(other) + " and " + path(slot) + " of " + type.getSimpleName()
                                + " have the same column \"" + slot.column().name() + "\".",
                        "A column holds one value.",
                        isOfId(model, other) && !isOfId(model, slot)
                                ? "remove " + path(slot) + ": it is " + path(other)
                                        + " already. Or name another column."
                                : "name another column in @Column, @JoinColumn or @Embedded(prefix = …).");
            }
        }
    }

    private static boolean isOfId(EntityModel model, EntityModel.Slot slot) {
        return slot.path().get(0).equals(model.id());
    }

    private boolean hasAtMostOne(TypeElement type, String annotation, List<Component> components) {
        List<Component> found = with(annotation, components);
        if (found.size() > 1) {
            diagnostics.error(
                    found.get(1).element(),
                    "Two" + annotation,
                    type.getSimpleName() + " has more than one @" + annotation + ": " + names(found) + ".",
                    "A row has one of it.",
                    "remove the annotation from all but one.");
        }
        return found.size() <= 1;
    }

    private static javax.lang.model.element.Element element(TypeElement type, EntityModel.Slot slot) {
        return component(type, slot.path().get(0).name());
    }

    private static javax.lang.model.element.Element component(TypeElement type, String name) {
        return type.getRecordComponents().stream()
                .filter(component -> component.getSimpleName().contentEquals(name))
                .<javax.lang.model.element.Element>map(component -> component)
                .findFirst()
                .orElse(type);
    }

    private static String path(EntityModel.Slot slot) {
        return slot.path().stream().map(PartModel::name).collect(Collectors.joining("."));
    }

    private static List<Component> with(String annotation, List<Component> components) {
        return components.stream()
                .filter(component -> component.has(annotation))
                .toList();
    }

    private static String names(List<Component> components) {
        return components.stream().map(Component::name).collect(Collectors.joining(", "));
    }
}
