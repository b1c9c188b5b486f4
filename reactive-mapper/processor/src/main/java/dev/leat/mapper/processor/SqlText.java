package dev.leat.mapper.processor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a hand-written statement says without being parsed: its named parameters and its words, outside of quotes and
 * comments. Follows the rules of {@code NamedSql} in the core, which reads the same text at run time.
 *
 * @param parameters the names, each once
 * @param words all words in lower case
 * @param isOpen whether a quote or comment never ends
 * @param isSeveral whether something follows a semicolon
 */
record SqlText(Set<String> parameters, List<String> words, boolean isOpen, boolean isSeveral) {
    private static final Set<String> CHANGES = Set.of("insert", "update", "delete", "merge");

    static SqlText read(String text) {
        return new Scanner(text).read();
    }

    /** Whether it gives the number of rows changed instead of rows. */
    boolean isChange() {
        return !words.isEmpty() && CHANGES.contains(words.get(0)) && !words.contains("returning");
    }

    boolean isEmpty() {
        return words.isEmpty() && parameters.isEmpty();
    }

    /** Goes through the text once. */
    private static final class Scanner {
        private final String text;
        private final Set<String> parameters = new LinkedHashSet<>();
        private final List<String> words = new ArrayList<>();
        private boolean open;
        private boolean ended;
        private boolean several;
        private int at;

        Scanner(String text) {
            this.text = text;
        }

        SqlText read() {
            while (at < text.length()) {
                if (!skipBlank()) {
                    several |= ended;
                    token();
                }
            }
            return new SqlText(parameters, words, open, several);
        }

        /** Passes over white space, a comment or a semicolon, if one is next. */
        private boolean skipBlank() {
            char c = text.charAt(at);
            if (text.startsWith("--", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", at)) {
                skipPast("*/", at + 2);
            } else if (c == ';' || Character.isWhitespace(c)) {
                ended |= c == ';';
                at++;
            } else {
                return false;
            }
            return true;
        }

        private void token() {
            char c = text.charAt(at);
            if (c == '\'' || c == '"') {
                skipPast(String.valueOf(c), at + 1);
            } else if (text.startsWith("::", at)) {
                at += 2;
            } else if (c == ':' && isNameStart(at + 1)) {
                at++;
                parameters.add(name());
            } else if (c == '$') {
                dollar();
            } else if (isNameStart(at)) {
                words.add(name().toLowerCase(Locale.ROOT));
            } else {
                at++;
            }
        }

        private void dollar() {
            int tagEnd = at + 1;
            while (tagEnd < text.length() && isNamePart(tagEnd)) {
                tagEnd++;
            }
            boolean quote =
                    tagEnd < text.length() && text.charAt(tagEnd) == '$' && (tagEnd == at + 1 || isNameStart(at + 1));
            if (quote) {
                skipPast(text.substring(at, tagEnd + 1), tagEnd + 1);
            } else {
                at++;
            }
        }

        private void skipPast(String end, int from) {
            int found = text.indexOf(end, from);
            open |= found < 0;
            at = found < 0 ? text.length() : found + end.length();
        }

        private String name() {
            int start = at;
            while (at < text.length() && isNamePart(at)) {
                at++;
            }
            return text.substring(start, at);
        }

        private boolean isNameStart(int index) {
            return index < text.length() && (Character.isLetter(text.charAt(index)) || text.charAt(index) == '_');
        }

        private boolean isNamePart(int index) {
            return Character.isLetterOrDigit(text.charAt(index)) || text.charAt(index) == '_';
        }
    }
}
