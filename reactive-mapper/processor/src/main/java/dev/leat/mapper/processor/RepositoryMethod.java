package dev.leat.mapper.processor;

import com.palantir.javapoet.TypeName;
import dev.leat.mapper.processor.MethodModel.Parameter;
import dev.leat.mapper.processor.MethodModel.Signature;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/**
 * A method that a repository has to implement, as it is seen from the repository.
 *
 * @param position where errors are reported: the method, or the repository if it inherits it from a class file
 */
record RepositoryMethod(ExecutableElement element, ExecutableType type, Element position) {
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
            arguments.add(new Argument(parameter, type.getParameterTypes().get(i), nullable));
        }
        return arguments;
    }

    Signature signature() {
        List<Parameter> parameters = arguments().stream()
                .map(argument -> new Parameter(argument.name(), argument.typeName()))
                .toList();
        return new Signature(name(), TypeName.get(result()), parameters, element.isVarArgs());
    }

    /** A parameter, with its type as seen from the repository. */
    record Argument(VariableElement element, TypeMirror type, boolean nullable) {
        String name() {
            return element.getSimpleName().toString();
        }

        TypeName typeName() {
            TypeName plain = TypeName.get(type);
            return nullable ? TypeNames.nullable(plain) : plain;
        }
    }
}
