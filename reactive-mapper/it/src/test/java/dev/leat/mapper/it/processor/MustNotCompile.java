package dev.leat.mapper.it.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

/**
 * A source that the processor refuses.
 *
 * @param code the code word of the one error
 * @param what the first line of its text, behind the code
 * @param fix what its last line contains
 * @param source one file of the package shop; the line of the error is marked with {@code // <-}
 */
record MustNotCompile(String code, String what, String fix, String source) {
    static final String IMPORTS = """
            package shop;
            import dev.leat.core.query.Limit;
            import dev.leat.core.query.Sort;
            import dev.leat.mapper.CrudRepository;
            import dev.leat.mapper.annotation.*;
            import dev.leat.mapper.mapping.*;
            import java.math.*;
            import java.time.*;
            import java.util.*;
            import org.jspecify.annotations.Nullable;
            import reactor.core.publisher.*;
            """;

    void check(Path folder) {
        Path sources = Compilation.write(folder.resolve("source"), "shop/Source.java", IMPORTS + source);
        List<Compilation.Message> errors = Compilation.of(sources, folder).errors();
        assertThat(errors).as("errors, without any that follow from the first").hasSize(1);
        Compilation.Message error = errors.get(0);
        List<String> lines = error.text().lines().map(String::strip).toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).isEqualTo("[" + code + "] " + what);
        assertThat(lines.get(1)).startsWith("Why: ").hasSizeGreaterThan(10);
        assertThat(lines.get(2)).startsWith("Fix: ").contains(fix);
        assertThat((IMPORTS + source).lines().toList().get((int) error.line() - 1))
                .as("the line that the error points at")
                .contains("// <-");
    }

    @Override
    public String toString() {
        return code + ": " + what;
    }
}
