package io.docdb.benchmark.inner;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks of this package; an argument selects those whose name contains it. */
public final class InnerBenchmarks {
    private InnerBenchmarks() {}

    public static void main(String[] arguments) throws RunnerException {
        String selection = arguments.length == 0 ? "" : arguments[0];
        Options options = new OptionsBuilder()
                .include("io\\.docdb\\.benchmark\\.inner\\..*" + selection + ".*")
                .forks(1)
                .jvmArgs("-Xmx1g")
                .build();
        new Runner(options).run();
    }
}
