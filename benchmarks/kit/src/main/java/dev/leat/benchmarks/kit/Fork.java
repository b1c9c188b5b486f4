package dev.leat.benchmarks.kit;

import dev.leat.benchmarks.workload.Workloads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The JVM of one contestant: reads commands from standard input, a line each with fields between tabs, and answers each
 * with one line. What libraries print goes to standard error.
 */
public final class Fork {
    private static final long LIMIT_SECONDS = 60;

    private final Contestant contestant;
    private final PrintStream answers;

    private Fork(Contestant contestant, PrintStream answers) {
        this.contestant = contestant;
        this.answers = answers;
    }

    /** The class of the contestant is the only argument. */
    public static void main(String[] args) throws Exception {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        Contestant contestant =
                (Contestant) Class.forName(args[0]).getDeclaredConstructor().newInstance();
        new Fork(contestant, answers).serve();
        Runtime.getRuntime().halt(0);
    }

    private void serve() throws IOException {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            String[] fields = line.split("\t", -1);
            answers.println(answer(fields));
        }
    }

    private String answer(String[] fields) {
        try {
            return switch (fields[0]) {
                case "about" ->
                    "about\t" + String.join(" ", contestant.artifacts()) + "\t"
                            + String.join(" ", contestant.recommendedBy());
                case "open" -> open(fields);
                case "run" ->
                    run(Workloads.named(fields[1]), Integer.parseInt(fields[2])).line();
                default -> "failed\tno such command: " + fields[0];
            };
        } catch (NotOffered missing) {
            return "missing\t" + missing.getMessage();
        } catch (Throwable failure) {
            failure.printStackTrace();
            return "failed\t" + text(failure);
        }
    }

    private String open(String[] fields) throws Exception {
        contestant.open(new Target(
                fields[1], Integer.parseInt(fields[2]), fields[3], fields[4], fields[5], Integer.parseInt(fields[6])));
        return "opened";
    }

    private Measured run(Workload workload, int round) throws Throwable {
        workload.prepare(contestant);
        AwaitedAnswer answer = new AwaitedAnswer();
        Latencies.clear();
        boolean fresh = workload.setup().fresh();
        if (!fresh) {
            System.gc();
        }
        Usage before = fresh ? Usage.NONE : Usage.now();
        workload.start(contestant, round, answer);
        Check check;
        try {
            check = answer.await(LIMIT_SECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() == null ? failed : failed.getCause();
        } catch (TimeoutException late) {
            throw new IllegalStateException("No answer after " + LIMIT_SECONDS + " s", late);
        }
        Usage after = Usage.now();
        Check expected = workload.expected(round);
        return Measured.of(before, after, check.equals(expected), Latencies.percentiles(), wrong(expected, check));
    }

    private static String wrong(Check expected, Check check) {
        return check.equals(expected) ? "" : "expected " + expected + ", got " + check;
    }

    private static String text(@Nullable Throwable failure) {
        return Arrays.stream(String.valueOf(failure).split("\\R"))
                .map(line -> line.replace('\t', ' '))
                .collect(Collectors.joining(" "));
    }
}
