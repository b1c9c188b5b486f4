package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import dev.leat.mapper.processor.PartModel.Target;
import java.util.List;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Reads of a related entity what a relation needs: its key. */
final class TargetReader {
    private final Readers readers;

    TargetReader(Readers readers) {
        this.readers = readers;
    }

    /** The entity that the handle is declared for; null if its key cannot be related to, which then is reported. */
    @Nullable
    Target read(Component handle) {
        TypeElement entity = entity(handle);
        return entity == null ? null : key(handle, entity);
    }

    /** As {@link #read}, for a relation by the key of this end: that of the other may have several columns. */
    @Nullable
    Target readForeign(Component handle) {
        TypeElement entity = entity(handle);
        if (entity == null) {
            return null;
        }
        ClassName name = ClassName.get(entity);
        return isComposite(entity) ? new Target(name, LeatTypes.generated(name), null) : of(entity);
    }

    private @Nullable TypeElement entity(Component handle) {
        if (handle.nullness() instanceof Nullness.Declared && handle.isNullable()) {
            report(
                    handle,
                    "NullableHandle",
                    " is a handle that may be null.",
                    "The handle is always there; it is the row that may be missing.",
                    handle.kind() == Component.Kind.ONE
                            ? "declare it as One<@Nullable …>."
                            : "remove @Nullable: a Many without rows is empty.");
            return null;
        }
        TypeElement entity = handle.target();
        if (entity == null) {
            report(
                    handle,
                    "RawRelation",
                    " does not say which entity it relates to.",
                    "The entity is the type argument of One and Many.",
                    "name it, as in One<Customer>.");
            return null;
        }
        return isEntity(handle, entity) ? entity : null;
    }

    /** What relations to this entity need; null if the entity's own id is wrong, which is reported with it, or composite. */
    @Nullable
    Target of(TypeElement entity) {
        Nullness nullness = readers.metamodels().nullness(entity);
        if (nullness == null) {
            return null;
        }
        List<Component> ids = Component.of(entity, nullness).stream()
                .filter(component -> component.has("Id"))
                .toList();
        if (ids.size() != 1) {
            return null;
        }
        ValueType type = ValueTypeReader.read(ids.get(0).type());
        ClassName name = ClassName.get(entity);
        return type == null ? null : new Target(name, LeatTypes.generated(name), type);
    }

    /** Whether the entity's key has several columns. */
    boolean isComposite(TypeElement entity) {
        return Component.of(entity, new Nullness.Declared()).stream()
                .anyMatch(component -> component.has("Id") && component.kind() == Component.Kind.EMBEDDED);
    }

    private boolean isEntity(Component handle, TypeElement entity) {
        if (!Annotations.has(entity, "Entity")) {
            report(
                    handle,
                    "NotAnEntity",
                    " relates to " + entity.getSimpleName() + ", which is no entity.",
                    "Related rows are entities of their own.",
                    "annotate " + entity.getSimpleName() + " with @Entity, or embed it: @Embedded "
                            + entity.getSimpleName() + " " + handle.name() + ".");
            return false;
        }
        if (readers.metamodels().nullness(entity) == null) {
            report(
                    handle,
                    "NoMetamodel",
                    " relates to " + entity.getSimpleName() + ", of which only the class file is here.",
                    "The generated " + entity.getSimpleName() + "_ belongs to it and is missing.",
                    "compile " + entity.getSimpleName() + " with the processor of Leat.");
            return false;
        }
        return true;
    }

    private @Nullable Target key(Component handle, TypeElement entity) {
        if (isComposite(entity)) {
            report(
                    handle,
                    "CompositeTarget",
                    " relates to " + entity.getSimpleName() + ", whose id has several columns.",
                    "A relation has one column with the key of the related row.",
                    "give " + entity.getSimpleName()
                            + " an id of one column, or embed a copy of its key and query by that.");
            return null;
        }
        return of(entity);
    }

    private void report(Component handle, String code, String what, String why, String fix) {
        readers.diagnostics().error(handle.element(), code, handle.path() + what, why, fix);
    }
}
