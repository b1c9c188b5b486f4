package dev.leat.mapper.processor;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The comparisons that a finder's name can say after a property. */
enum Keyword {
    IS("", "eq", 1),
    NOT("Not", "ne", 1),
    IN("In", "in", 1),
    NOT_IN("NotIn", "notIn", 1),
    LESS_THAN("LessThan", "lt", 1),
    LESS_THAN_EQUAL("LessThanEqual", "le", 1),
    GREATER_THAN("GreaterThan", "gt", 1),
    GREATER_THAN_EQUAL("GreaterThanEqual", "ge", 1),
    BETWEEN("Between", "between", 2),
    IS_NULL("IsNull", "isNull", 0),
    IS_NOT_NULL("IsNotNull", "isNotNull", 0),
    STARTS_WITH("StartsWith", "startsWith", 1),
    ENDS_WITH("EndsWith", "endsWith", 1),
    CONTAINS("Contains", "contains", 1),
    TRUE("True", "eq", 0),
    FALSE("False", "eq", 0);

    /** What others call them. */
    private static final Map<String, String> FOREIGN = Map.ofEntries(
            Map.entry("StartingWith", "StartsWith"),
            Map.entry("EndingWith", "EndsWith"),
            Map.entry("Containing", "Contains"),
            Map.entry("Like", "Contains"),
            Map.entry("Equals", "Is"),
            Map.entry("After", "GreaterThan"),
            Map.entry("Before", "LessThan"),
            Map.entry("Null", "IsNull"),
            Map.entry("NotNull", "IsNotNull"));

    static final String ALL =
            "Is, Not, In, NotIn, LessThan, LessThanEqual, GreaterThan, GreaterThanEqual, Between, IsNull,"
                    + " IsNotNull, StartsWith, EndsWith, Contains, True, False, and IgnoreCase after them";

    private final String word;
    private final String method;
    private final int parameters;

    Keyword(String word, String method, int parameters) {
        this.word = word;
        this.method = method;
        this.parameters = parameters;
    }

    /** The method of a column that it becomes. */
    String method() {
        return method;
    }

    /** How many parameters it compares to. */
    int parameters() {
        return parameters;
    }

    boolean isCollection() {
        return this == IN || this == NOT_IN;
    }

    boolean isNullCheck() {
        return this == IS_NULL || this == IS_NOT_NULL;
    }

    boolean isTextMatch() {
        return this == STARTS_WITH || this == ENDS_WITH || this == CONTAINS;
    }

    boolean isTruth() {
        return this == TRUE || this == FALSE;
    }

    String label() {
        return this == IS ? "Is" : word;
    }

    /** What can stand at this place of a name, the longest first; each perhaps after Is. */
    static List<Match> at(String name, int from) {
        return Arrays.stream(values())
                .flatMap(keyword -> keyword.matches(name, from))
                .sorted(Comparator.comparingInt(Match::end).reversed())
                .toList();
    }

    /** Our word for one of another library at this place of a name, or null. */
    static @Nullable String instead(String tail) {
        String word = tail.startsWith("Is") ? tail.substring(2) : tail;
        return FOREIGN.entrySet().stream()
                .filter(entry -> word.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private Stream<Match> matches(String name, int from) {
        boolean plain = name.startsWith(word, from);
        boolean afterIs = !isNullCheck() && name.startsWith("Is" + word, from);
        return Stream.concat(
                plain ? Stream.of(new Match(this, from + word.length())) : Stream.empty(),
                afterIs ? Stream.of(new Match(this, from + 2 + word.length())) : Stream.empty());
    }

    /** A keyword and where it ends. */
    record Match(Keyword keyword, int end) {}
}
