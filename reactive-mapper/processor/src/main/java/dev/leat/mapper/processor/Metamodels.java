package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.Filer;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** Finds out which components may be null: in the source, or for class files in the metamodel generated with them. */
final class Metamodels {
    private static final List<StandardLocation> PLACES =
            List.of(StandardLocation.CLASS_PATH, StandardLocation.CLASS_OUTPUT, StandardLocation.MODULE_PATH);

    private final Elements elements;
    private final Filer filer;
    private final Sources sources;

    Metamodels(Elements elements, Filer filer, Sources sources) {
        this.elements = elements;
        this.filer = filer;
        this.sources = sources;
    }

    boolean isSource(TypeElement type) {
        return sources.contains(type);
    }

    /** Null if the type comes from a class file without a metamodel. */
    @Nullable
    Nullness nullness(TypeElement type) {
        if (isSource(type)) {
            return new Nullness.Declared();
        }
        TypeElement metamodel = metamodel(type);
        return metamodel == null
                ? null
                : new Nullness.Written(Set.copyOf(Annotations.texts(metamodel, "Metamodel", "nullable")), "");
    }

    /**
     * The same for a record that is no entity. Without a metamodel its class file says it, which JDKs before 22 do not show, so
     * that it is read here; null if it cannot be found.
     */
    @Nullable
    Nullness nullnessOfPlain(TypeElement record) {
        Nullness known = nullness(record);
        if (known != null) {
            return known;
        }
        return Runtime.version().feature() >= 22 ? new Nullness.Declared() : compiled(record);
    }

    private @Nullable Nullness compiled(TypeElement record) {
        String name = elements.getBinaryName(record).toString();
        int point = name.lastIndexOf('.');
        String packageName = name.substring(0, Math.max(0, point));
        for (StandardLocation location : PLACES) {
            Nullness nullness = compiled(location, packageName, name.substring(point + 1) + ".class");
            if (nullness != null) {
                return nullness;
            }
        }
        return null;
    }

    /** Null if it is not there, or the compiler has no such place. */
    private @Nullable Nullness compiled(StandardLocation location, String packageName, String fileName) {
        try (InputStream file =
                filer.getResource(location, packageName, fileName).openInputStream()) {
            return new Nullness.Compiled(ClassFile.nullableComponents(file));
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            return null;
        }
    }

    /** The class that was generated for this type, or null. */
    @Nullable
    TypeElement metamodel(TypeElement type) {
        ClassName name = LeatTypes.generated(ClassName.get(type));
        TypeElement found = elements.getTypeElement(name.canonicalName());
        return found != null && type.equals(Annotations.type(found, "Metamodel", "entity")) ? found : null;
    }
}
