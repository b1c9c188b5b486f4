package dev.leat.mapper.processor;

import com.palantir.javapoet.CodeBlock;
import dev.leat.mapper.processor.MethodModel.Finder;
import dev.leat.mapper.processor.MethodModel.Ordering;
import dev.leat.mapper.processor.MethodModel.Term;
import dev.leat.mapper.processor.PropertyModel.Hop;
import dev.leat.mapper.processor.PropertyModel.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes the body of a finder: a query of the fluent API. */
final class FinderWriter {
    private FinderWriter() {}

    static CodeBlock write(Finder finder) {
        List<CodeBlock> calls = new ArrayList<>();
        calls.add(criteria(finder));
        orderBy(finder, calls);
        if (finder.first() != null) {
            calls.add(CodeBlock.of("limit($L)", finder.first()));
        }
        if (finder.limit() != null) {
            calls.add(CodeBlock.of("limit($L)", finder.limit()));
        }
        calls.add(CodeBlock.of("$L()", finder.shape().name().toLowerCase(Locale.ROOT)));
        boolean hidden = finder.signature().parameters().stream()
                .anyMatch(parameter -> parameter.name().equals("crud"));
        return Code.chain(CodeBlock.of(hidden ? "this.crud" : "crud"), calls);
    }

    private static CodeBlock criteria(Finder finder) {
        if (finder.anyOf().isEmpty()) {
            return CodeBlock.of("find()");
        }
        if (finder.anyOf().size() == 1) {
            return Code.call(
                    CodeBlock.of("where"),
                    finder.anyOf().get(0).stream().map(FinderWriter::term).toList());
        }
        List<CodeBlock> or = finder.anyOf().stream()
                .skip(1)
                .map(terms -> CodeBlock.of("or($L)", all(terms)))
                .toList();
        return CodeBlock.of("where($L)", Code.lines(all(finder.anyOf().get(0)), or));
    }

    private static CodeBlock all(List<Term> terms) {
        List<CodeBlock> and = terms.stream()
                .skip(1)
                .map(term -> CodeBlock.of("and($L)", term(term)))
                .toList();
        return Code.lines(term(terms.get(0)), and);
    }

    private static CodeBlock term(Term term) {
        CodeBlock code = CodeBlock.of("$L.$L", property(term.property()), comparison(term));
        List<Hop> hops = term.property().hops();
        for (int i = hops.size() - 1; i >= 0; i--) {
            Hop hop = hops.get(i);
            code = CodeBlock.of("$T.$L.is($L)", hop.metamodel(), hop.relation(), code);
        }
        return code;
    }

    private static CodeBlock comparison(Term term) {
        Keyword keyword = term.keyword();
        String arguments =
                keyword.isTruth() ? String.valueOf(keyword == Keyword.TRUE) : String.join(", ", term.arguments());
        if (!term.ignoreCase()) {
            return CodeBlock.of("$L($L)", keyword.method(), arguments);
        }
        return switch (keyword) {
            case IS -> CodeBlock.of("eqIgnoreCase($L)", arguments);
            case NOT -> CodeBlock.of("eqIgnoreCase($L).not()", arguments);
            default -> CodeBlock.of("$L($L).ignoringCase()", keyword.method(), arguments);
        };
    }

    private static CodeBlock property(PropertyModel property) {
        CodeBlock.Builder code = CodeBlock.builder().add("$T", property.metamodel());
        property.names().forEach(name -> code.add(".$L", name));
        return property.kind() == Kind.KEY ? code.add(".column()").build() : code.build();
    }

    private static void orderBy(Finder finder, List<CodeBlock> calls) {
        List<CodeBlock> terms = new ArrayList<>();
        for (Ordering order : finder.orderBy()) {
            if (order instanceof Ordering.ByProperty by) {
                terms.add(CodeBlock.of("$L.$L()", property(by.property()), by.descending() ? "desc" : "asc"));
            } else if (order instanceof Ordering.ByParameter by && !by.isList()) {
                terms.add(CodeBlock.of("$L", by.name()));
            } else {
                flush(terms, calls);
                calls.add(CodeBlock.of("orderBy($L)", ((Ordering.ByParameter) order).name()));
            }
        }
        flush(terms, calls);
    }

    private static void flush(List<CodeBlock> terms, List<CodeBlock> calls) {
        if (!terms.isEmpty()) {
            calls.add(Code.call(CodeBlock.of("orderBy"), List.copyOf(terms)));
            terms.clear();
        }
    }
}
