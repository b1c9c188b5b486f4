package dev.leat.mapper.processor;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds names in generated code that mean something else there than JavaPoet, which knows no inherited members, takes them for. */
final class HiddenNames {
    private static final Set<String> PACKAGES = Set.of("java", "javax", "dev", "org", "reactor");

    private HiddenNames() {}

    /** The code in which classes of its own package that have one of these names are written with the package. */
    static String qualify(String code, String packageName, Set<String> hidden) {
        if (hidden.isEmpty()) {
            return code;
        }
        MaskedCode masked = MaskedCode.of(code);
        return masked.fill(word(hidden)
                .matcher(masked.code())
                .replaceAll(match -> Matcher.quoteReplacement(packageName + "." + match.group(1))));
    }

    /** One of the names that stands for a class in the code, or null. */
    static @Nullable String used(String code, Set<String> hidden) {
        Matcher matcher = word(hidden).matcher(MaskedCode.of(code).code());
        return !hidden.isEmpty() && matcher.find() ? matcher.group(1) : null;
    }

    /** A variable that hides the package with which the code names a class, or null. */
    static @Nullable String hiddenPackage(String code, String packageName, Set<String> variables) {
        String own = packageName.isEmpty() ? "" : packageName.split("\\.", 2)[0];
        for (String variable : variables) {
            if (PACKAGES.contains(variable) || variable.equals(own)) {
                String rest = variable.equals(own) ? packageName.substring(own.length()) : "";
                String behind = rest.isEmpty() ? "(\\.[a-z]\\w*)*\\.[A-Z]" : Pattern.quote(rest) + "\\.";
                Pattern begin = Pattern.compile("(?m)^(?!import |package ).*(?<![\\w$.])" + variable + behind);
                if (begin.matcher(MaskedCode.of(code).code()).find()) {
                    return variable;
                }
            }
        }
        return null;
    }

    private static Pattern word(Set<String> names) {
        return Pattern.compile("(?<![\\w$.\\\\])("
                + names.stream().map(Pattern::quote).collect(Collectors.joining("|")) + ")(?![\\w$(\\\\])");
    }
}
