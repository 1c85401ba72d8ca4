package io.docdb.benchmark.limit;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures docdb against the limits of disk and store and prints the ratios beside what they should be. */
@Command(name = "limits", mixinStandardHelpOptions = true)
public final class Limits implements Callable<Integer> {
    /** What can be measured. */
    enum Work {
        COMMITS,
        LOAD,
        READS,
        MIXED,
        ENCRYPTION,
        AUDIT
    }

    @Option(names = "--rounds", defaultValue = "6", description = "the first warms up")
    private int rounds;

    @Option(names = "--millis", defaultValue = "1000", description = "of each measurement in a round")
    private int millis;

    @Option(names = "--documents", defaultValue = "100000", description = "to load and to read from")
    private int documents;

    @Option(names = "--folder", description = "on the disk to measure; a temporary folder by default")
    private Path folder;

    @Option(
            names = "--works",
            split = ",",
            description = "of commits, load, reads, mixed, encryption, audit; all by default")
    private List<String> works = List.of();

    private final PrintStream out;

    Limits(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(run(System.out, arguments));
    }

    static int run(PrintStream out, String... arguments) {
        return new CommandLine(new Limits(out)).execute(arguments);
    }

    @Override
    public Integer call() throws Exception {
        Path place = Files.createTempDirectory(
                folder == null ? Path.of(System.getProperty("java.io.tmpdir")) : Files.createDirectories(folder),
                "limits");
        long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
        try {
            for (Work work : chosen()) {
                Ratios ratios = new Ratios(rounds, nanos);
                Path own = Files.createDirectory(place.resolve(work.name().toLowerCase(Locale.ROOT)));
                run(work, own, ratios);
                ratios.print(work, out);
                delete(own);
            }
        } finally {
            delete(place);
        }
        return 0;
    }

    private List<Work> chosen() {
        return works.isEmpty()
                ? Arrays.asList(Work.values())
                : works.stream()
                        .map(name -> Work.valueOf(name.toUpperCase(Locale.ROOT)))
                        .toList();
    }

    private void run(Work work, Path own, Ratios ratios) throws Exception {
        switch (work) {
            case COMMITS -> CommitWork.run(own, ratios);
            case LOAD -> LoadWork.run(own, documents, ratios);
            case READS -> ReadWork.run(own, documents, ratios);
            case MIXED -> MixedWork.run(own, documents, ratios);
            case ENCRYPTION -> EncryptionWork.run(own, documents, ratios);
            case AUDIT -> AuditWork.run(own, ratios);
        }
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
