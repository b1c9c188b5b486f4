package dev.leat.core.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule reports the fixtures that break it, and only those. */
class ArchitectureRulesTest {
    private static final Ladder LADDER = Ladder.of("dev.leat.core.architecture.fixture")
            .rung("query")
            .rung("sql", "codec")
            .rung("execution")
            .rung("");

    private static final JavaClasses FIXTURES = new ClassFileImporter().importPackages(LADDER.root());

    private static final Map<String, Set<String>> BREAKERS = Map.ofEntries(
            Map.entry("use only packages on lower rungs", Set.of("LooksUp", "LooksAside")),
            Map.entry("packages are free of cycles", Set.of("LooksUp", "LooksDown")),
            Map.entry("live in a package of the ladder that is @NullMarked", Set.of("Unmarked")),
            Map.entry(
                    "leave connections, statements, results and driver exceptions to the package execution",
                    Set.of("HoldsConnection", "HoldsAnyConnection", "CatchesDriverException")),
            Map.entry(
                    "leave the PostgreSQL driver, which may be absent, to the packages codec and execution",
                    Set.of("NamesDriver")),
            Map.entry("do not block", Set.of("Blocks", "BlocksByReference", "Waits", "Sleeps")),
            Map.entry("subscribe only in the operators of the packages execution and fetch", Set.of("Subscribes")),
            Map.entry("do not subscribe on their own account", Set.of("LetsGo")),
            Map.entry("keep no state in a thread", Set.of("KeepsThreadState")),
            Map.entry("reflect", Set.of("Reflects", "ReflectsOnMembers")),
            Map.entry("are named by what they are", Set.of("BadNameHelper", "AbstractName")),
            Map.entry("keep every promise of their type", Set.of("BreaksPromise")));

    private static final Pattern CULPRIT = Pattern.compile("^[^<]*<[a-z.]+\\.([A-Z]\\w*)");

    static List<ArchRule> rules() {
        return ArchitectureRules.of(LADDER);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void reportsExactlyTheClassesThatBreakIt(ArchRule rule) {
        Set<String> expected = BREAKERS.entrySet().stream()
                .filter(e -> rule.getDescription().endsWith(e.getKey()))
                .flatMap(e -> e.getValue().stream())
                .collect(Collectors.toSet());
        assertThat(expected).as("fixtures for: %s", rule.getDescription()).isNotEmpty();
        assertThat(reported(rule)).isEqualTo(expected);
    }

    @Test
    void hasFixturesForEveryRule() {
        assertThat(rules()).hasSameSizeAs(BREAKERS.keySet());
    }

    /** The simple names of the classes that the report's lines begin with. */
    private static Set<String> reported(ArchRule rule) {
        String report =
                String.join("\n", rule.evaluate(FIXTURES).getFailureReport().getDetails());
        return report.lines()
                .map(CULPRIT::matcher)
                .filter(Matcher::find)
                .map(culprit -> culprit.group(1))
                .collect(Collectors.toSet());
    }
}
