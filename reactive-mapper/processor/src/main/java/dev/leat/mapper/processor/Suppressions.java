package dev.leat.mapper.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Keeps warnings out of generated code that nobody can act on there: they are given where the user's own code is. */
final class Suppressions {
    private final Elements elements;

    Suppressions(Elements elements) {
        this.elements = elements;
    }

    /** Suppresses what the class generated for this type would be warned of, if anything. */
    void addTo(TypeSpec.Builder generated, TypeElement origin) {
        List<String> warnings = new ArrayList<>();
        if (new Named().isDeprecated(origin)) {
            warnings.addAll(List.of("deprecation", "removal"));
        }
        if (isExported(origin)) {
            warnings.add("exports");
        }
        if (!warnings.isEmpty()) {
            String format = warnings.size() == 1 ? "$L" : "{$L}";
            generated.addAnnotation(AnnotationSpec.builder(SuppressWarnings.class)
                    .addMember("value", format, Code.strings(warnings))
                    .build());
        }
    }

    /** Whether other modules see the class, in which types of the library stand that its module need not hand on. */
    private boolean isExported(TypeElement origin) {
        ModuleElement module = elements.getModuleOf(origin);
        PackageElement own = elements.getPackageOf(origin);
        return module != null
                && TypeReader.isPublic(origin)
                && ElementFilter.exportsIn(module.getDirectives()).stream()
                        .anyMatch(exports -> own.equals(exports.getPackage()));
    }

    /** Goes through all that the class names. */
    private final class Named {
        private final Set<Element> seen = new HashSet<>();

        /** Whether the type or something in it is deprecated. */
        boolean isDeprecated(TypeElement type) {
            if (!seen.add(type)) {
                return false;
            }
            for (Element element = type; element instanceof TypeElement; element = element.getEnclosingElement()) {
                if (elements.isDeprecated(element)) {
                    return true;
                }
            }
            return switch (type.getKind()) {
                case RECORD -> isRecordDeprecated(type);
                case INTERFACE -> isInterfaceDeprecated(type);
                default -> false;
            };
        }

        private boolean isRecordDeprecated(TypeElement record) {
            for (RecordComponentElement component : ElementFilter.recordComponentsIn(record.getEnclosedElements())) {
                if (elements.isDeprecated(component)
                        || elements.isDeprecated(component.getAccessor())
                        || isDeprecated(component.asType())) {
                    return true;
                }
            }
            return ElementFilter.constructorsIn(record.getEnclosedElements()).stream()
                    .anyMatch(elements::isDeprecated);
        }

        private boolean isInterfaceDeprecated(TypeElement type) {
            for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
                boolean isImplemented = method.getModifiers().contains(Modifier.ABSTRACT);
                if (isImplemented
                        && (elements.isDeprecated(method)
                                || isDeprecated(method.getReturnType())
                                || method.getParameters().stream()
                                        .anyMatch(parameter -> isDeprecated(parameter.asType())))) {
                    return true;
                }
            }
            return type.getInterfaces().stream().anyMatch(this::isDeprecated);
        }

        private boolean isDeprecated(TypeMirror type) {
            if (type instanceof ArrayType array) {
                return isDeprecated(array.getComponentType());
            }
            if (type instanceof WildcardType wildcard) {
                TypeMirror bound = wildcard.getExtendsBound();
                return bound != null && isDeprecated(bound);
            }
            if (!(type instanceof DeclaredType declared)) {
                return false;
            }
            boolean itself = isOwn(declared.asElement()) && isDeprecated((TypeElement) declared.asElement());
            return itself || declared.getTypeArguments().stream().anyMatch(this::isDeprecated);
        }

        /** Classes of the JDK and of libraries are many, and only those that hold the user's are of interest. */
        private boolean isOwn(Element type) {
            return type.getKind() == ElementKind.RECORD
                    || type.getKind() == ElementKind.ENUM
                    || type.getKind() == ElementKind.INTERFACE;
        }
    }
}
