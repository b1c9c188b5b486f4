package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import dev.leat.mapper.processor.PartModel.Embedded;
import dev.leat.mapper.processor.PartModel.Value;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Reads embedded records, which may have embedded records in turn. */
final class EmbeddedReader {
    private final Readers readers;
    private final ValueReader values;
    private final MisplacedAnnotations misplaced;
    private final Visibility visibility;

    EmbeddedReader(Readers readers, ValueReader values) {
        this.readers = readers;
        this.values = values;
        this.misplaced = new MisplacedAnnotations(readers.diagnostics());
        this.visibility = new Visibility(readers.diagnostics());
    }

    /** Reads a component of the entity; null if something is wrong, which then is reported. */
    @Nullable
    Embedded read(TypeElement owner, Component component) {
        return read(component, new Above(owner, component, "", false, List.of()));
    }

    /** What is around an embedded record: the entity and its component, the prefix, whether it may be null, the records. */
    private record Above(
            TypeElement owner, Component root, String prefix, boolean nullable, List<TypeElement> records) {
        Above inside(Component component, TypeElement record) {
            List<TypeElement> all = new ArrayList<>(records);
            all.add(record);
            String own = Annotations.isGiven(component.element(), "Embedded", "prefix")
                    ? Annotations.text(component.element(), "Embedded", "prefix")
                    : defaultPrefix(component);
            return new Above(owner, root, prefix + own, nullable || component.isNullable(), all);
        }

        private static String defaultPrefix(Component component) {
            return component.has("Id") ? "" : SnakeCase.of(component.name()) + "_";
        }
    }

    private @Nullable Embedded read(Component component, Above above) {
        TypeElement record = component.declared();
        if (record == null || !isUsable(component, record, above)) {
            return record == null ? noRecord(component, TypeText.of(component.type())) : null;
        }
        Nullness nullness = nullness(component, record);
        if (nullness == null) {
            return null;
        }
        List<PartModel> parts = parts(Component.of(record, nullness), above.inside(component, record));
        if (parts == null || !canBeToldFromNull(component, parts) || !isRightId(component, parts)) {
            return null;
        }
        return new Embedded(
                component.name(), ClassName.get(record), component.isNullable(), component.has("Id"), parts);
    }

    private @Nullable List<PartModel> parts(List<Component> components, Above above) {
        List<PartModel> parts = new ArrayList<>();
        for (Component component : components) {
            PartModel part = part(component, above);
            if (part == null) {
                return null;
            }
            parts.add(part);
        }
        return parts;
    }

    private @Nullable PartModel part(Component component, Above above) {
        if (component.kind() == Component.Kind.ONE || component.kind() == Component.Kind.MANY) {
            report(
                    component,
                    "EmbeddedRelation",
                    " is a relation inside an embedded record.",
                    "Relations are components of entities.",
                    "move it to the entity.");
            return null;
        }
        boolean isVisible =
                visibility.canSee(above.owner(), component.type(), position(component, above), component.path());
        if (!isVisible || !misplaced.noneOnPlain(component)) {
            return null;
        }
        return component.kind() == Component.Kind.EMBEDDED
                ? read(component, above)
                : values.read(component, above.prefix(), above.nullable());
    }

    /** The component, or that of the entity if the record comes from a class file. */
    private Element position(Component component, Above above) {
        return readers.metamodels().isSource(component.record())
                ? component.element()
                : above.root().element();
    }

    private boolean isUsable(Component component, TypeElement record, Above above) {
        if (!component.isRecord() || !record.getTypeParameters().isEmpty()) {
            noRecord(component, record.getSimpleName().toString());
            return false;
        }
        if (Annotations.has(record, "Entity")) {
            report(
                    component,
                    "EmbeddedType",
                    " is embedded, but " + record.getSimpleName() + " is an entity.",
                    "An entity has a table of its own.",
                    "declare the relation as One<" + record.getSimpleName() + ">, or remove @Entity.");
            return false;
        }
        if (above.records().contains(record)) {
            report(
                    component,
                    "RecursiveEmbedded",
                    " embeds " + record.getSimpleName() + " in itself.",
                    "It would have columns without end.",
                    "make it an entity and use One.");
            return false;
        }
        return true;
    }

    private @Nullable Nullness nullness(Component component, TypeElement record) {
        if (component.nullness() instanceof Nullness.Written written) {
            return written.inside(component.name());
        }
        Nullness nullness = readers.metamodels().nullnessOfPlain(record);
        if (nullness == null) {
            report(
                    component,
                    "NoMetamodel",
                    " embeds " + record.getSimpleName() + ", of which only the class file is here.",
                    "This JDK does not show a processor which components of a class file are @Nullable.",
                    "annotate the record " + record.getSimpleName()
                            + " itself with @Embedded and compile it with the processor of Leat.");
        }
        return nullness;
    }

    private boolean canBeToldFromNull(Component component, List<PartModel> parts) {
        if (component.isNullable() && canAllBeNull(parts)) {
            report(
                    component,
                    "EmptyEmbedded",
                    " may be null, and so may all its components.",
                    "A record of nulls and no record at all would be stored alike.",
                    "remove @Nullable from the component, or from one of those in the record.");
            return false;
        }
        return true;
    }

    /** At any depth: a record that is there may be stored as nothing but nulls too. */
    private static boolean canAllBeNull(List<PartModel> parts) {
        return parts.stream()
                .allMatch(part -> (part instanceof Value value && value.nullable())
                        || (part instanceof Embedded embedded
                                && (embedded.nullable() || canAllBeNull(embedded.parts()))));
    }

    private @Nullable Embedded noRecord(Component component, String type) {
        report(
                component,
                "EmbeddedType",
                " is embedded, but " + type + " is no record without type parameters.",
                "The components of an embedded record are columns.",
                "make it a record, or remove @Embedded.");
        return null;
    }

    private boolean isRightId(Component component, List<PartModel> parts) {
        if (!component.has("Id")) {
            return true;
        }
        boolean plain = !component.isNullable()
                && !parts.isEmpty()
                && parts.stream().allMatch(part -> part instanceof Value value && !value.nullable());
        if (!plain) {
            report(
                    component,
                    "CompositeId",
                    " is a composite id with a part that is null or a record.",
                    "All columns of a primary key are not null.",
                    "let the record have only values, none of them @Nullable.");
        }
        return plain;
    }

    private void report(Component component, String code, String what, String why, String fix) {
        readers.diagnostics().error(component.element(), code, component.path() + what, why, fix);
    }
}
