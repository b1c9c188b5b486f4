package dev.leat.mapper.processor;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds annotations that mean nothing where they stand: better an error than a silent surprise. */
final class MisplacedAnnotations {
    private static final List<String> ALL = List.of(
            "Id",
            "Generated",
            "Version",
            "CreatedAt",
            "UpdatedAt",
            "Column",
            "Embedded",
            "JoinColumn",
            "JoinTable",
            "MappedBy");

    private static final Map<Component.Kind, Set<String>> ALLOWED = Map.of(
            Component.Kind.VALUE,
            Set.of("Id", "Generated", "Version", "CreatedAt", "UpdatedAt", "Column"),
            Component.Kind.EMBEDDED,
            Set.of("Id", "Embedded"),
            Component.Kind.ONE,
            Set.of("JoinColumn", "MappedBy"),
            Component.Kind.MANY,
            Set.of("JoinTable", "MappedBy"));

    private static final List<List<String>> EXCLUSIVE = List.of(
            List.of("JoinColumn", "MappedBy"),
            List.of("JoinTable", "MappedBy"),
            List.of("Id", "Version"),
            List.of("Id", "CreatedAt"),
            List.of("Id", "UpdatedAt"),
            List.of("Version", "CreatedAt"),
            List.of("Version", "UpdatedAt"),
            List.of("CreatedAt", "UpdatedAt"));

    private final Diagnostics diagnostics;

    MisplacedAnnotations(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Whether there are none; if not, that is reported. */
    boolean noneOn(Component component) {
        return noneOn(component, ALLOWED.getOrDefault(component.kind(), Set.of()), what(component.kind()));
    }

    /** The same for a component of an embedded record or of a row, which are never more than columns. */
    boolean noneOnPlain(Component component) {
        return noneOn(component, Set.of("Column", "Embedded"), "a component of a record that is no entity");
    }

    private boolean noneOn(Component component, Set<String> allowed, String what) {
        for (String annotation : ALL) {
            if (component.has(annotation) && !allowed.contains(annotation)) {
                String mistake = "@" + annotation + " stands on " + component.path() + ", which is " + what + ".";
                if (annotation.equals("Id") && component.kind() == Component.Kind.ONE) {
                    idOnRelation(component, mistake);
                } else {
                    report(component, mistake);
                }
                return false;
            }
        }
        for (List<String> pair : EXCLUSIVE) {
            if (component.has(pair.get(0)) && component.has(pair.get(1))) {
                report(component, component.path() + " has both @" + pair.get(0) + " and @" + pair.get(1) + ".");
                return false;
            }
        }
        return generatedOnlyWithId(component);
    }

    private void idOnRelation(Component component, String mistake) {
        String column = SnakeCase.of(component.name()) + "_id";
        diagnostics.error(
                component.element(),
                "MisplacedAnnotation",
                mistake,
                "The id is a value or a record of values; a relation can share its column.",
                "declare @Id @Column(name = \"" + column + "\") with the type of the other id, and on the relation"
                        + " @JoinColumn(\"" + column + "\").");
    }

    private boolean generatedOnlyWithId(Component component) {
        if (component.has("Generated") && !component.has("Id")) {
            report(component, "@Generated stands on " + component.path() + ", which is no @Id.");
            return false;
        }
        return true;
    }

    private void report(Component component, String what) {
        diagnostics.error(
                component.element(),
                "MisplacedAnnotation",
                what,
                "@Column, @Version, @CreatedAt and @UpdatedAt are for values, @Generated for an @Id, @JoinColumn for a One,"
                        + " @JoinTable for a Many, @MappedBy for the end of a relation without column or table.",
                "remove the annotation, or change the component's type.");
    }

    private static String what(Component.Kind kind) {
        return switch (kind) {
            case VALUE -> "a value";
            case EMBEDDED -> "an embedded record";
            case ONE -> "a relation to one row";
            case MANY -> "a relation to many rows";
        };
    }
}
