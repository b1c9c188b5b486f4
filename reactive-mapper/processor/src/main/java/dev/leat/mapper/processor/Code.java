package dev.leat.mapper.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;

/** Pieces of code that several writers need. */
final class Code {
    /** Longer argument lists stand one below the other. */
    private static final int LINE = 90;

    static final AnnotationSpec OVERRIDE =
            AnnotationSpec.builder(Override.class).build();

    private Code() {}

    /** {@code before(a, b, c)}, with one argument per line if they are long. */
    static CodeBlock call(CodeBlock before, List<CodeBlock> arguments) {
        boolean nested =
                arguments.stream().anyMatch(argument -> argument.toString().contains("\n"));
        int length =
                arguments.stream().mapToInt(argument -> length(argument) + 2).sum();
        if (!nested && length + length(before) <= LINE) {
            return CodeBlock.of("$L($L)", before, CodeBlock.join(arguments, ", "));
        }
        return callInLines(before, arguments);
    }

    /** The same, with one argument per line in any case. */
    static CodeBlock callInLines(CodeBlock before, List<CodeBlock> arguments) {
        return CodeBlock.of("$L($>$>\n$L$<$<)", before, CodeBlock.join(arguments, ",\n"));
    }

    /** The value of a field: on a line of its own, which {@link Layout} joins where it fits, or beginning beside it. */
    static CodeBlock assigned(CodeBlock value) {
        return value.toString().contains("\n") ? value : CodeBlock.of("\n$>$>$L$<$<", value);
    }

    static CodeBlock construct(TypeName type, List<CodeBlock> arguments) {
        return call(CodeBlock.of("new $T", type), arguments);
    }

    static CodeBlock strings(List<String> texts) {
        return CodeBlock.join(texts.stream().map(TextLiteral::of).toList(), ", ");
    }

    /** {@code name} as it is, or {@code X_.name} where a variable of that name hides it. */
    static CodeBlock field(EntityModel entity, String name, String... hidden) {
        return List.of(hidden).contains(name)
                ? CodeBlock.of("$L.$L", entity.scope().type(entity.metamodel()), name)
                : CodeBlock.of("$L", name);
    }

    /** The generated constant of a column. */
    static CodeBlock column(EntityModel entity, EntityModel.Slot slot, String... hidden) {
        CodeBlock.Builder code = field(entity, slot.path().get(0).name(), hidden).toBuilder();
        slot.path().stream().skip(1).forEach(part -> code.add(".$L", part.name()));
        return slot.part() instanceof PartModel.ToOne ? code.add(".column()").build() : code.build();
    }

    /** {@code start.a().b().c()}, with one call per line behind the first if they are long. */
    static CodeBlock chain(CodeBlock start, List<CodeBlock> calls) {
        return lines(CodeBlock.of("$L.$L", start, calls.get(0)), calls.subList(1, calls.size()));
    }

    /** {@code start.a().b()}, with one call per line if they are long. */
    static CodeBlock lines(CodeBlock start, List<CodeBlock> calls) {
        if (calls.isEmpty()) {
            return start;
        }
        boolean nested = start.toString().contains("\n")
                || calls.stream().anyMatch(call -> call.toString().contains("\n"));
        int length = calls.stream().mapToInt(call -> length(call) + 1).sum();
        return !nested && length + length(start) <= LINE
                ? CodeBlock.of("$L.$L", start, CodeBlock.join(calls, "."))
                : CodeBlock.of("$L$>$>\n.$L$<$<", start, CodeBlock.join(calls, "\n."));
    }

    static String capital(String name) {
        return first(Character.toUpperCase(name.codePointAt(0)), name);
    }

    static String small(String name) {
        return first(Character.toLowerCase(name.codePointAt(0)), name);
    }

    private static String first(int letter, String name) {
        return Character.toString(letter) + name.substring(name.offsetByCodePoints(0, 1));
    }

    static <T> List<T> concat(List<T> list, T last) {
        List<T> all = new ArrayList<>(list);
        all.add(last);
        return List.copyOf(all);
    }

    private static int length(CodeBlock code) {
        return code.toString()
                .replaceAll("\\b([a-z][a-z0-9_]*\\.)+(?=[A-Z])", "")
                .length();
    }
}
