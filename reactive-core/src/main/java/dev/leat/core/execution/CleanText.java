package dev.leat.core.execution;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The message of a server or a driver without what may be a value in it.
 *
 * <p>No rule about quotes, brackets or SQLSTATEs tells a value from a name: the names that a function's dynamic SQL is made
 * of are values, a value may hold quotes, and a server may put one anywhere. So the question is turned round, word by word:
 * what is kept is a word that the caller's own SQL holds, which the message shows anyway, and, outside of quotes, a word of
 * the server's own. Everything else is an ellipsis. A quote of which anything is hidden reaches to the last quote of its
 * kind, because the value may end one. Numbers are hidden, but for the size of a type.
 */
final class CleanText {
    private static final int LONGEST = 300;
    private static final int LONGEST_MARK = 2;
    private static final String HIDDEN = "…";
    private static final String OPENING = "\"'`“«‘„»‚";
    private static final String CLOSING = "\"'`”»’“«‘";
    private static final String KEPT_MARKS = " ,;:.()[]=<>+-*/%!?&|~^#@";
    private static final Pattern RUNS = Pattern.compile("…(?:[^\\p{L}\\p{N}\"]*…)+");
    private static final Pattern SIZED =
            Pattern.compile("(?:character varying|character|bit varying|bit|numeric)\\(\\d{1,5}(?:,\\s?\\d{1,4})?\\)");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final String text;
    private final String sql;
    private final Set<String> names;
    private final StringBuilder clean = new StringBuilder();

    private CleanText(String text, @Nullable String sql) {
        this.text = text;
        this.sql = sql == null ? "" : sql;
        this.names = namesOf(this.sql);
    }

    /** The text of an error that came without a statement. */
    static String of(Throwable error) {
        return of(error, null);
    }

    /**
     * The text of an error.
     *
     * @param sql the statement with placeholders for its values, or null if there was none
     */
    static String of(Throwable error, @Nullable String sql) {
        String message = error.getMessage();
        if (message == null || message.isBlank()) {
            return "no message";
        }
        int end = message.indexOf("; SQL statement"); // where H2 repeats it
        String head = SPACES.matcher(end < 0 ? message : message.substring(0, end))
                .replaceAll(" ")
                .strip();
        String cleaned = RUNS.matcher(new CleanText(head, sql).cleaned())
                .replaceAll(HIDDEN)
                .strip();
        return cleaned.length() > LONGEST ? cleaned.substring(0, LONGEST) + HIDDEN : cleaned;
    }

    /** Whether a name stands in the statement, word by word. */
    static boolean isNamed(String name, @Nullable String sql) {
        return new CleanText(name, sql).isOwn(0, name.length());
    }

    private static Set<String> namesOf(String sql) {
        Set<String> names = new HashSet<>();
        int at = 0;
        while (at < sql.length()) {
            int end = wordEnd(sql, at);
            if (end > at) {
                names.add(sql.substring(at, end).toLowerCase(Locale.ROOT));
            }
            at = Math.max(end, at + 1);
        }
        return names;
    }

    private String cleaned() {
        int at = 0;
        while (at < text.length()) {
            int end = wordEnd(text, at);
            if (end > at) {
                at = word(at, end);
            } else if (OPENING.indexOf(text.charAt(at)) >= 0) {
                at = quoted(at);
            } else {
                clean.append(KEPT_MARKS.indexOf(text.charAt(at)) >= 0 ? text.substring(at, at + 1) : HIDDEN);
                at++;
            }
        }
        return clean.toString();
    }

    private int word(int at, int end) {
        if (SIZED.matcher(text).region(at, text.length()).lookingAt()) {
            int close = text.indexOf(')', at) + 1;
            clean.append(text, at, close);
            return close;
        }
        String word = text.substring(at, end).toLowerCase(Locale.ROOT);
        boolean known = (!isNumber(word) && names.contains(word)) || ServerWords.contains(word);
        clean.append(known ? text.substring(at, end) : HIDDEN);
        return end;
    }

    private int quoted(int at) {
        char closing = CLOSING.charAt(OPENING.indexOf(text.charAt(at)));
        int end = text.indexOf(closing, at + 1);
        if (end > at && isOwn(at + 1, end)) {
            clean.append(text, at, end + 1);
            return end + 1;
        }
        int last = text.lastIndexOf(closing);
        clean.append('"').append(HIDDEN).append('"');
        return last > at ? last + 1 : text.length();
    }

    /** Whether all words of this part stand in the caller's SQL; or it has none and does so itself, as in a syntax error. */
    private boolean isOwn(int start, int end) {
        int words = 0;
        int at = start;
        while (at < end) {
            int wordEnd = Math.min(wordEnd(text, at), end);
            if (wordEnd > at) {
                String word = text.substring(at, wordEnd).toLowerCase(Locale.ROOT);
                if (isNumber(word) || !names.contains(word)) {
                    return false;
                }
                words++;
            }
            at = Math.max(wordEnd, at + 1);
        }
        return words > 0 || (start < end && end - start <= LONGEST_MARK && sql.contains(text.substring(start, end)));
    }

    private static boolean isNumber(String word) {
        return Character.isDigit(word.charAt(0));
    }

    /** The end of the word that starts here; {@code at} itself if none does. */
    private static int wordEnd(String text, int at) {
        int end = at;
        while (end < text.length() && isPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }
}
