package dev.leat.mapper.processor;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Finds the component at the other end of a relation. */
final class OtherEnds {
    private final Readers readers;

    OtherEnds(Readers readers) {
        this.readers = readers;
    }

    /** The components of the related entity. */
    List<Component> components(Component handle) {
        TypeElement target = Objects.requireNonNull(handle.target());
        return Component.of(target, Objects.requireNonNull(readers.metamodels().nullness(target)));
    }

    /** The One at the other end that {@code @MappedBy} names; null if there is none, which then is reported. */
    @Nullable
    String named(TypeElement owner, Component handle) {
        Component other = find(handle);
        if (other == null) {
            return null;
        }
        if (!isColumnOf(owner, other)) {
            notTheOtherEnd(owner, handle, other);
            return null;
        }
        return other.name();
    }

    /** The component that {@code @MappedBy} names; null if there is none, which then is reported. */
    @Nullable
    Component find(Component handle) {
        String name = Annotations.text(handle.element(), "MappedBy", "value");
        List<Component> components = components(handle);
        for (Component component : components) {
            if (component.name().equals(name)) {
                return component;
            }
        }
        List<String> relations = components.stream()
                .filter(component -> component.kind() == Component.Kind.ONE || component.kind() == Component.Kind.MANY)
                .map(Component::name)
                .toList();
        readers.diagnostics()
                .error(
                        handle.element(),
                        "UnknownMappedBy",
                        handle.path() + " is mapped by \"" + name + "\", which " + targetName(handle)
                                + " does not have.",
                        "@MappedBy names the component at the other end, which has the column or the join table.",
                        Similar.hint(
                                name,
                                relations,
                                "The relations of " + targetName(handle) + ": " + list(relations) + "."));
        return null;
    }

    /** Whether this is a One of the owner with a column. */
    static boolean isColumnOf(TypeElement owner, Component component) {
        return component.kind() == Component.Kind.ONE && owner.equals(component.target()) && !component.has("MappedBy");
    }

    /** Whether this is the end of a many-to-many relation with the owner that has the join table. */
    static boolean isTableOf(TypeElement owner, Component component) {
        return component.kind() == Component.Kind.MANY
                && owner.equals(component.target())
                && component.has("JoinTable");
    }

    void notTheOtherEnd(TypeElement owner, Component handle, Component other) {
        readers.diagnostics()
                .error(
                        handle.element(),
                        "RelationEnds",
                        handle.path() + " is mapped by " + other.path() + ", which is a " + other.type() + ".",
                        "The two ends have to point at each other, or their keys would never match: " + handle.path()
                                + " needs a One<" + owner.getSimpleName() + ">" + orTable(owner, handle) + ".",
                        "name another component in @MappedBy, or change the type of " + other.path() + ".");
    }

    static String targetName(Component handle) {
        return Objects.requireNonNull(handle.target()).getSimpleName().toString();
    }

    static String list(List<String> names) {
        return names.isEmpty() ? "none" : names.stream().collect(Collectors.joining(", "));
    }

    private static String orTable(TypeElement owner, Component handle) {
        return handle.kind() == Component.Kind.MANY ? " or a Many<" + owner.getSimpleName() + "> with @JoinTable" : "";
    }
}
