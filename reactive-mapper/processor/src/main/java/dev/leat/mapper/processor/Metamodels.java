package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Finds out which components may be null: in the source, or for class files in the metamodel generated with them. */
final class Metamodels {
    private final Elements elements;
    private final Sources sources;

    Metamodels(Elements elements, Sources sources) {
        this.elements = elements;
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
     * The same for a record that is no entity. It may lack a metamodel where the JDK shows the annotations of class files,
     * which it does since 22.
     */
    @Nullable
    Nullness nullnessOfPlain(TypeElement record) {
        Nullness known = nullness(record);
        boolean visible = Runtime.version().feature() >= 22;
        return known == null && visible ? new Nullness.Declared() : known;
    }

    /** The class that was generated for this type, or null. */
    @Nullable
    TypeElement metamodel(TypeElement type) {
        ClassName name = LeatTypes.generated(ClassName.get(type));
        TypeElement found = elements.getTypeElement(name.canonicalName());
        return found != null && type.equals(Annotations.type(found, "Metamodel", "entity")) ? found : null;
    }
}
