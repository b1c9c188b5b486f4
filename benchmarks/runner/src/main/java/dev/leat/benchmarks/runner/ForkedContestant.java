package dev.leat.benchmarks.runner;

import dev.leat.benchmarks.kit.Measured;
import dev.leat.benchmarks.kit.Setup;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The JVM of a contestant, started and open; every method waits for its answer. */
final class ForkedContestant implements AutoCloseable {
    /** A JVM that does not answer at all, though it gives up work after a minute, is killed. */
    private static final long LIMIT_SECONDS = 180;

    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());

    private final Process process;
    private final BufferedWriter commands;
    private final BufferedReader answers;

    private ForkedContestant(Process process) {
        this.process = process;
        this.commands = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts the JVM and opens the contestant there; what it prints goes into {@code logs}. */
    static ForkedContestant start(Entrant entrant, Setup setup, Place place, Path logs) throws Failed {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + setup.heapMegabytes() + "m");
        // Not less, so that no round pays for pages that the heap gave back before.
        command.add("-Xms" + Math.min(512, setup.heapMegabytes()) + "m");
        command.add("-XX:+ExitOnOutOfMemoryError");
        // What the JVM says goes to standard output otherwise, where the answers are.
        command.addAll(List.of("-XX:+DisplayVMOutputToStderr", "-Xlog:disable", "-Xlog:all=warning:stderr"));
        // A JVM that is killed leaves its temporary files.
        command.add("-Djava.io.tmpdir=" + logs);
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of(System.getProperty("benchmarks.jvm", "").strip().split("\\s+")));
        command.removeIf(String::isEmpty);
        command.addAll(List.of("-cp", entrant.classPath(), "dev.leat.benchmarks.kit.Fork", entrant.className()));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(
                            logs.resolve(entrant.name() + ".log").toFile()))
                    .start();
            ForkedContestant fork = new ForkedContestant(process);
            try {
                fork.ask("open\t" + place.line() + "\t" + setup.poolSize(), "opened");
                return fork;
            } catch (Failed failed) {
                fork.close();
                throw failed;
            }
        } catch (IOException e) {
            throw new Failed("did not start: " + e, false);
        }
    }

    About about() throws Failed {
        String[] fields = ask("about", "about");
        return new About(List.of(fields[1].split(" ")), List.of(fields[2].split(" ")));
    }

    Measured run(String workload, int round) throws Failed {
        return Measured.parse(ask("run\t" + workload + "\t" + round, "ran"));
    }

    private String[] ask(String command, String kind) throws Failed {
        String answer;
        ScheduledFuture<?> limit = TIMER.schedule(process::destroyForcibly, LIMIT_SECONDS, TimeUnit.SECONDS);
        try {
            commands.write(command);
            commands.newLine();
            commands.flush();
            answer = answers.readLine();
        } catch (IOException e) {
            throw new Failed("its JVM ended" + exit(), false);
        } finally {
            limit.cancel(false);
        }
        if (answer == null) {
            throw new Failed("its JVM ended" + exit(), false);
        }
        String[] fields = answer.split("\t", -1);
        if (fields[0].equals("missing")) {
            throw new Failed("not offered: " + fields[1], true);
        }
        if (fields[0].equals("failed")) {
            throw new Failed(fields[1], false);
        }
        if (!fields[0].equals(kind)) {
            throw new Failed("answered: " + answer, false);
        }
        return fields;
    }

    private String exit() {
        try {
            if (process.waitFor(2, TimeUnit.SECONDS)) {
                return process.exitValue() == 3 ? ": out of memory" : " with " + process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "";
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The contestant could not do it; the message says why. */
    static final class Failed extends Exception {
        private static final long serialVersionUID = 1;

        private final boolean notOffered;

        Failed(String why, boolean notOffered) {
            super(why);
            this.notOffered = notOffered;
        }

        /** Whether the contestant has no way to do it, and is well. */
        boolean isNotOffered() {
            return notOffered;
        }
    }
}
