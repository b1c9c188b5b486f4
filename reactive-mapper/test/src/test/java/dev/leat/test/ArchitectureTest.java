package dev.leat.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.leat.core.architecture.ArchitectureRules;
import dev.leat.core.architecture.Ladder;
import dev.leat.core.architecture.UndocumentedApi;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
    private static final Ladder LADDER = Ladder.of("dev.leat.test")
            .on("dev.leat.core")
            .on("dev.leat.mapper")
            .rung("rollback")
            .rung("");

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(LADDER.root());

    static List<ArchRule> rules() {
        return ArchitectureRules.ofTests(LADDER);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void keepsTheRule(ArchRule rule) {
        rule.check(MAIN);
    }

    @Test
    void commentsEveryPublicTypeAndMethod() {
        assertThat(UndocumentedApi.in(Path.of("src/main/java"), List.of(LADDER.root(), LADDER.packageOf("rollback"))))
                .isEmpty();
    }
}
