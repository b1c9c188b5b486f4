package dev.leat.mapper.processor;

import com.palantir.javapoet.TypeName;
import dev.leat.mapper.processor.MethodModel.Parameter;
import dev.leat.mapper.processor.MethodModel.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/**
 * A method that a repository has to implement, as it is seen from the repository.
 *
 * @param position where errors are reported: the method, or the repository if it inherits it from a class file
 */
record RepositoryMethod(ExecutableElement element, ExecutableType type, Element position) {
    private static final Set<String> PACKAGES = Set.of("java", "javax", "dev", "org", "reactor");

    String name() {
        return element.getSimpleName().toString();
    }

    TypeMirror result() {
        return type.getReturnType();
    }

    List<Argument> arguments() {
        List<Argument> arguments = new ArrayList<>();
        for (int i = 0; i < element.getParameters().size(); i++) {
            VariableElement parameter = element.getParameters().get(i);
            boolean nullable = Nullness.saysNullable(parameter) || Nullness.saysNullable(parameter.asType());
            arguments.add(new Argument(
                    parameter, variable(parameter), type.getParameterTypes().get(i), nullable));
        }
        return arguments;
    }

    /** A name under which it hides no class and no package where an expression begins with one. */
    private String variable(VariableElement parameter) {
        List<String> names = element.getParameters().stream()
                .map(other -> other.getSimpleName().toString())
                .toList();
        String name = parameter.getSimpleName().toString();
        if (Character.isUpperCase(name.codePointAt(0)) || PACKAGES.contains(name) || root().equals(name)) {
            name = "the" + Code.capital(name);
            while (names.contains(name)) {
                name += "_";
            }
        }
        return name;
    }

    private String root() {
        Element above = position;
        while (above.getEnclosingElement() != null && !(above instanceof PackageElement)) {
            above = above.getEnclosingElement();
        }
        return above.toString().split("\\.", 2)[0];
    }

    /** Whether the compiler left no names of parameters in the class file that declares it. */
    boolean hasLostNames() {
        List<? extends VariableElement> parameters = element.getParameters();
        return !position.equals(element)
                && IntStream.range(0, parameters.size())
                        .allMatch(i -> parameters.get(i).getSimpleName().contentEquals("arg" + i));
    }

    Signature signature() {
        List<Parameter> parameters = arguments().stream()
                .map(argument -> new Parameter(argument.variable(), argument.typeName()))
                .toList();
        return new Signature(name(), TypeName.get(result()), parameters, element.isVarArgs());
    }

    /**
     * A parameter, with its type as seen from the repository.
     *
     * @param variable its name in generated code
     */
    record Argument(VariableElement element, String variable, TypeMirror type, boolean nullable) {
        String name() {
            return element.getSimpleName().toString();
        }

        TypeName typeName() {
            TypeName plain = TypeName.get(type);
            return nullable ? TypeNames.nullable(plain) : plain;
        }
    }
}
