package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.error.LeatException;
import dev.leat.core.testing.StrictSubscriber;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/**
 * Whatever a server is asked to do with a value, and whatever it says of it: no text of an error shows it. Every statement is
 * run with every value; each holds the marker, in the forms that fool rules about quotes, brackets and names.
 */
interface HiddenValuesContract extends ContractDatabase {
    /** In every value; a name like any other, so that no spelling gives it away. */
    String MARKER = "zqsecretqz";

    /** Values with the marker. */
    List<String> VALUES = List.of(
            MARKER,
            "ZQSecretQZ-4711",
            "the " + MARKER + " of the table",
            "\"" + MARKER + "\"",
            "a\" " + MARKER + " \"b",
            "'" + MARKER + "'",
            "it's " + MARKER,
            "\"" + MARKER,
            "(" + MARKER + "))",
            "{" + MARKER + "\": [",
            "value: " + MARKER + "; SQL statement: " + MARKER,
            "»" + MARKER + "« „" + MARKER + "“",
            "1." + MARKER + "::" + MARKER + "$1",
            "line\n" + MARKER + "\n\tline & | ! <-> " + MARKER);

    /** Statements with the parameter {@code :text}, most of which fail. */
    List<String> hostileStatements();

    /** The least number of different SQLSTATEs that they fail with. */
    int leastStates();

    @Test
    default void noErrorShowsAValue() {
        PrintStream before = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        Set<String> states = new TreeSet<>();
        List<String> shown = new ArrayList<>();
        try {
            for (String sql : hostileStatements()) {
                for (String value : VALUES) {
                    attempt(sql, value, states, shown);
                }
            }
        } finally {
            System.setErr(before);
        }
        assertThat(shown).isEmpty();
        assertThat(low(log.toString(StandardCharsets.UTF_8))).doesNotContain(MARKER);
        assertThat(states).hasSizeGreaterThanOrEqualTo(leastStates());
    }

    private void attempt(String sql, String value, Set<String> states, List<String> shown) {
        Mono<?> statement =
                database().sql(sql).bind("text", value).map(row -> "").list();
        Throwable error = StrictSubscriber.unbounded()
                .to(statement)
                .await(LIMIT)
                .keptTheRules()
                .error();
        if (error == null) {
            return;
        }
        assertThat(error).isInstanceOf(LeatException.class);
        states.add(String.valueOf(((LeatException) error).sqlState()));
        String all = allTexts(error);
        if (low(all).contains(MARKER) || all.contains("4711")) {
            shown.add(sql + " -> " + error.getMessage() + " / " + error.getCause());
        }
    }

    private static String allTexts(Throwable error) {
        StringWriter all = new StringWriter();
        error.printStackTrace(new PrintWriter(all)); // with causes and what was suppressed
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            all.append(cause.toString()).append(cause.getLocalizedMessage());
        }
        return all.toString();
    }

    private static String low(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
