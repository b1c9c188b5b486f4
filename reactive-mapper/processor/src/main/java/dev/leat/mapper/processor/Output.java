package dev.leat.mapper.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.Filer;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Writes source files, one for each type, and sees to it that two types do not want the same file. */
final class Output {
    private static final List<String> JAVA_LANG = List.of(
            "Boolean",
            "Byte",
            "Character",
            "Class",
            "Double",
            "Float",
            "IndexOutOfBoundsException",
            "Integer",
            "Long",
            "Object",
            "Override",
            "Short",
            "String",
            "SuppressWarnings",
            "CharSequence",
            "Comparable",
            "Enum",
            "Iterable",
            "Number",
            "Record",
            "Void");

    private final Filer filer;
    private final Elements elements;
    private final Metamodels metamodels;
    private final Diagnostics diagnostics;
    private final Map<ClassName, TypeElement> written = new HashMap<>();

    Output(Filer filer, Readers readers) {
        this.filer = filer;
        this.elements = readers.elements();
        this.metamodels = readers.metamodels();
        this.diagnostics = readers.diagnostics();
    }

    /** Whether the type's generated class has its name for itself; if not, that is reported. */
    boolean claim(TypeElement type) {
        ClassName name = LeatTypes.generated(ClassName.get(type));
        TypeElement first = written.putIfAbsent(name, type);
        TypeElement present = elements.getTypeElement(name.canonicalName());
        boolean foreign = present != null && metamodels.isSource(present);
        if (foreign || (first != null && !first.equals(type))) {
            Object other = foreign ? present : first;
            diagnostics.error(
                    type,
                    "ClashingName",
                    "The class " + name + " is to be generated for " + type + ", but "
                            + (foreign ? "it is there already." : "it is also that of " + other + "."),
                    "Outer.Name generates Name_ in its package, whatever it is nested in.",
                    "rename one of the two types.");
            return false;
        }
        return true;
    }

    /** Writes the class; {@code variables} are those that can hide a package in it. */
    void write(TypeElement origin, ClassName name, TypeSpec.Builder type, Set<String> variables) {
        String code = code(origin, name, type);
        String hidden = HiddenNames.hiddenPackage(code, name.packageName(), variables);
        if (hidden == null) {
            write(origin, name, code);
        } else {
            hides(origin, hidden, "package " + hidden);
        }
    }

    /** Writes the class of a repository, which inherits constants and types with these names. */
    void writeRepository(TypeElement origin, ClassName name, TypeSpec.Builder type, Set<String> inherited) {
        String packageName = name.packageName();
        String prefix = packageName.isEmpty() ? "" : packageName + ".";
        Set<String> hidden = inherited.stream()
                .filter(member -> member.endsWith("_") || elements.getTypeElement(prefix + member) != null)
                .collect(Collectors.toSet());
        String code = code(origin, name, type);
        String used = packageName.isEmpty() ? HiddenNames.used(code, hidden) : null;
        if (used != null) {
            hides(origin, used, "class " + used + " of the unnamed package");
            return;
        }
        String qualified = HiddenNames.qualify(code, packageName, hidden);
        String root = HiddenNames.hiddenPackage(qualified, packageName, inherited);
        if (root == null) {
            write(origin, name, qualified);
        } else {
            hides(origin, root, "package " + root);
        }
    }

    /** The first part of a package's name: a class of that name hides it. */
    private static String root(String packageName) {
        return packageName.split("\\.", 2)[0];
    }

    private void hides(TypeElement origin, String member, String hidden) {
        diagnostics.error(
                origin,
                "ReservedName",
                origin.getSimpleName() + " has a member called " + member + ", which hides the " + hidden + ".",
                "The generated " + origin.getSimpleName()
                        + "_ has or inherits that name and has to name a class by it at the same time.",
                "rename the member; a component keeps its column with @Column(name = \"" + SnakeCase.of(member)
                        + "\").");
    }

    private String code(TypeElement origin, ClassName name, TypeSpec.Builder type) {
        TypeElement generated = visible(origin, "javax.annotation.processing.Generated");
        if (generated != null) {
            type.addAnnotation(AnnotationSpec.builder(ClassName.get(generated))
                    .addMember("value", "$S", LeatProcessor.class.getName())
                    .build());
        }
        new Suppressions(elements).addTo(type, origin);
        type.addAnnotation(LeatTypes.NULL_MARKED);
        type.alwaysQualify(root(name.packageName()));
        JavaFile file = JavaFile.builder(name.packageName(), type.build())
                .indent("    ")
                .skipJavaLangImports(!hidesJavaLang(name.packageName()))
                .build();
        return Layout.tidy(file.toString());
    }

    private void write(TypeElement origin, ClassName name, String code) {
        try (Writer writer =
                filer.createSourceFile(name.canonicalName(), origin).openWriter()) {
            writer.write(code);
        } catch (IOException e) {
            diagnostics.error(
                    origin,
                    "NotWritten",
                    "The class " + name + " cannot be written: " + e.getMessage() + ".",
                    "The compiler refused the file.",
                    "see to it that the output folder can be written.");
        }
    }

    /** The type, or null if the origin's module does not read it. */
    private @Nullable TypeElement visible(TypeElement origin, String name) {
        ModuleElement module = elements.getModuleOf(origin);
        return module == null ? elements.getTypeElement(name) : elements.getTypeElement(module, name);
    }

    /** Whether a class of the package has the name of one in java.lang that generated code uses. */
    private boolean hidesJavaLang(String packageName) {
        String prefix = packageName.isEmpty() ? "" : packageName + ".";
        return JAVA_LANG.stream().anyMatch(name -> elements.getTypeElement(prefix + name) != null);
    }
}
