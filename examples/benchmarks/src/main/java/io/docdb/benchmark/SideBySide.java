package io.docdb.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/**
 * Runs the same work on several engines and prints how they compare. Each round runs every work once on every engine;
 * which engine begins changes from round to round. The first round warms up and is not counted if there are others.
 */
@Command(name = "side-by-side", mixinStandardHelpOptions = true, sortOptions = false)
public final class SideBySide implements Callable<Integer> {
    @Option(
            names = "--documents",
            defaultValue = "100000",
            description = "orders (and a tenth as many customers), objects or events")
    private int documents;

    @Option(names = "--suite", defaultValue = "shop", description = "shop, nobench or events")
    private Suite suite;

    @Option(names = "--rounds", defaultValue = "4", description = "the first warms up, the others are counted")
    private int rounds;

    @Option(
            names = "--engines",
            split = ",",
            converter = EngineName.class,
            description = "of docdb, h2, sqlite, sqlite-jsonb, nitrite, duckdb; all by default")
    private List<EngineKind> engines = List.of(EngineKind.values());

    @Option(
            names = "--works",
            split = ",",
            converter = WorkName.class,
            description = "such as point-read,index-range; all by default (load is always done)")
    private List<Work> works = List.of(Work.values());

    @Option(
            names = "--warm-up",
            defaultValue = "2000",
            description = "milliseconds for which the first round repeats each work that reads or updates")
    private int warmUpMillis;

    @Option(
            names = "--repeat",
            defaultValue = "300",
            description = "milliseconds for which the other rounds repeat it, at least")
    private int repeatMillis;

    @Option(names = "--folder", description = "where the databases lie; a temporary folder by default")
    private Path folder;

    @Option(names = "--heap", defaultValue = "1g", description = "of each engine's JVM")
    private String heap;

    @Option(names = "--jvm", description = "more options for each JVM, such as a profiler's; may be repeated")
    private List<String> jvmOptions = List.of();

    private final PrintStream out;

    SideBySide(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(run(System.out, arguments));
    }

    /** 0 if all engines gave equal answers and none failed, else 1; 2 if the arguments are wrong. */
    static int run(PrintStream out, String... arguments) {
        return new CommandLine(new SideBySide(out))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
    }

    @Override
    public Integer call() throws IOException {
        boolean temporary = folder == null;
        Path place = temporary ? Files.createTempDirectory("docdb-benchmark") : Files.createDirectories(folder);
        out.printf("%s with %,d documents, %d rounds, %s%n", suite.option(), documents, rounds, place);
        List<EngineProcess> processes = new ArrayList<>();
        try {
            for (EngineKind engine : taking()) {
                processes.add(EngineProcess.start(engine, place, suite, documents, warmUpMillis, repeatMillis, jvm()));
            }
            Report report = run(processes);
            report.print(out);
            return report.isClean() ? 0 : 1;
        } finally {
            for (EngineProcess process : processes) {
                process.close();
            }
            if (temporary) {
                delete(place);
            }
        }
    }

    private List<EngineKind> taking() {
        return engines.stream().filter(engine -> engine.takesPartIn(suite)).toList();
    }

    private List<String> jvm() {
        List<String> options = new ArrayList<>(List.of("-Xmx" + heap, "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8"));
        options.addAll(jvmOptions);
        return options;
    }

    private Report run(List<EngineProcess> processes) throws IOException {
        Report report = new Report(taking());
        EnumSet<Work> asked = EnumSet.of(Work.LOAD);
        works.stream().filter(work -> work.isOf(suite)).forEach(asked::add);
        for (int round = 0; round < rounds; round++) {
            List<EngineProcess> order = new ArrayList<>(processes);
            Collections.rotate(order, -round);
            for (Work work : asked) {
                out.print("round " + (round + 1) + ", " + work.title() + ":");
                for (EngineProcess process : order) {
                    Outcome outcome = process.run(work, round);
                    out.print(" " + process.kind().title() + " " + brief(outcome));
                    out.flush();
                    if (round > 0 || rounds == 1) {
                        report.add(work, process.kind(), outcome);
                    }
                }
                out.println();
            }
        }
        return report;
    }

    private static String brief(Outcome outcome) {
        return outcome.isFailure() ? "failed" : String.format(Locale.ROOT, "%.1f µs", outcome.microsPerOperation());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Names an engine as the table does. */
    static final class EngineName implements ITypeConverter<EngineKind> {
        @Override
        public EngineKind convert(String name) {
            return EngineKind.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** Names a work with dashes. */
    static final class WorkName implements ITypeConverter<Work> {
        @Override
        public Work convert(String name) {
            return Work.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
