package dev.leat.mapper.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.Set;

/**
 * The variables that generated code can see. Where an expression begins with a name, a variable of that name hides a class, so
 * that classes of such names are written with their package there.
 */
record Scope(Set<String> variables) {
    Scope {
        variables = Set.copyOf(variables);
    }

    /** The class as the begin of an expression. */
    CodeBlock type(ClassName type) {
        return isHidden(type) && !type.packageName().isEmpty()
                ? CodeBlock.of("$L", type.canonicalName())
                : CodeBlock.of("$T", type);
    }

    boolean isHidden(ClassName type) {
        return variables.contains(type.topLevelClassName().simpleName());
    }
}
