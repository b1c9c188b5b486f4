package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** The entities that are known: those of this compilation, and others as they are asked for. */
final class Entities {
    private final Readers readers;
    private final EntityReader reader;
    private final Map<String, Optional<EntityModel>> known = new HashMap<>();

    Entities(Readers readers) {
        this.readers = readers;
        this.reader = new EntityReader(readers);
    }

    /** Reads an entity of this compilation; null if something is wrong with it. */
    @Nullable
    EntityModel read(TypeElement type) {
        EntityModel model = reader.read(type);
        known.put(type.getQualifiedName().toString(), Optional.ofNullable(model));
        return model;
    }

    /** Forgets an entity whose class is not generated. */
    void drop(TypeElement type) {
        known.put(type.getQualifiedName().toString(), Optional.empty());
    }

    /** The entity; null if it is wrong, which was reported, or is no entity with a metamodel. */
    @Nullable
    EntityModel of(TypeElement type) {
        String name = type.getQualifiedName().toString();
        Optional<EntityModel> model = known.get(name);
        if (model != null) {
            return model.orElse(null);
        }
        boolean readable =
                Annotations.has(type, "Entity") && readers.metamodels().nullness(type) != null;
        return readable ? read(type) : null;
    }

    /** Whether the metamodel of a known entity is public. */
    boolean isPublic(ClassName metamodel) {
        return known.values().stream()
                .flatMap(Optional::stream)
                .anyMatch(entity -> entity.metamodel().equals(metamodel) && entity.isPublic());
    }

    /** The entity of this name, or null. */
    @Nullable
    EntityModel of(ClassName name) {
        TypeElement type = readers.elements().getTypeElement(name.canonicalName());
        return type == null ? null : of(type);
    }
}
