package dev.leat.benchmarks.jmh;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks with the profiler that counts what each operation allocates. */
public final class Microbenchmarks {
    private Microbenchmarks() {}

    /** A regular expression of the benchmarks to run, and the file for the results. */
    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(args[0])
                        .addProfiler(GCProfiler.class)
                        .jvmArgsAppend("-Xmx512m")
                        .resultFormat(ResultFormatType.JSON)
                        .result(args[1])
                        .build())
                .run();
    }
}
