package io.docdb.benchmark.commit;

import io.docdb.Database;
import io.docdb.session.PreparedStatement;
import io.docdb.session.Session;
import io.docdb.session.SessionOptions;
import io.docdb.testdata.Shop;
import io.docdb.txn.Durability;
import io.docdb.value.TextValue;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Durable commits of one document by 1, 8 and 64 threads beside {@link RawDisk} (R), commits with asynchronous
 * durability, and point reads beside a bare {@code MVMap.get}. Each round measures R and everything else one after the
 * other; ratios are taken within a round, and their median is printed.
 */
@Command(name = "commit-speed", mixinStandardHelpOptions = true)
public final class CommitSpeed implements Callable<Integer> {
    private static final long SEED = 7;

    @Option(names = "--rounds", defaultValue = "5", description = "the first warms up")
    private int rounds;

    @Option(names = "--millis", defaultValue = "2000", description = "of each measurement")
    private int millis;

    @Option(names = "--documents", defaultValue = "50000", description = "to read from")
    private int documents;

    @Option(names = "--folder", description = "on the disk to measure; a temporary folder by default")
    private Path folder;

    private final PrintStream out;
    private final Map<String, List<double[]>> results = new LinkedHashMap<>();

    CommitSpeed(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(run(System.out, arguments));
    }

    static int run(PrintStream out, String... arguments) {
        return new CommandLine(new CommitSpeed(out)).execute(arguments);
    }

    @Override
    public Integer call() throws Exception {
        Path place = Files.createTempDirectory(
                folder == null ? Path.of(System.getProperty("java.io.tmpdir")) : Files.createDirectories(folder),
                "commit-speed");
        long nanos = TimeUnit.MILLISECONDS.toNanos(millis);
        try (RawDisk disk = new RawDisk(place.resolve("raw"));
                Database database = Database.open(place.resolve("docdb"));
                Reads reads = new Reads(database, documents)) {
            try (Session session = database.session()) {
                session.execute("CREATE COLLECTION orders PRIMARY KEY (id)");
            }
            long next = 1;
            for (int round = 0; round < rounds; round++) {
                for (int threads : new int[] {1, 8, 64}) {
                    double raw = disk.perSecond(nanos / 2);
                    long[] done = commits(database, next, threads, Durability.SYNC, nanos);
                    next += done[0];
                    add(round, "durable commits, " + threads + " threads / R", done[0] * 1e9 / done[1], raw);
                }
                double raw = disk.perSecond(nanos / 2);
                long[] done = commits(database, next, 1, Durability.ASYNC, nanos);
                next += done[0];
                add(round, "asynchronous commits, 1 thread / R", done[0] * 1e9 / done[1], raw);
                add(round, "a document by key by SQL / MVMap.get", reads.bySql(nanos), reads.byMap(nanos));
                add(round, "a field by key by SQL / MVMap.get", reads.fieldBySql(nanos), reads.byMap(nanos));
            }
        } finally {
            delete(place);
        }
        print();
        return 0;
    }

    private void add(int round, String name, double perSecond, double limitPerSecond) {
        if (round > 0 || rounds == 1) {
            results.computeIfAbsent(name, key -> new ArrayList<>())
                    .add(new double[] {perSecond, limitPerSecond, perSecond / limitPerSecond});
        }
    }

    private void print() {
        out.println("medians of " + Math.max(1, rounds - 1) + " rounds, operations a second:");
        results.forEach((name, values) -> out.println(String.format(
                Locale.ROOT,
                "%-36s %,12.0f / %,12.0f   ratio %.2f (from %.2f to %.2f)",
                name,
                quantile(values, 0, 0.5),
                quantile(values, 1, 0.5),
                quantile(values, 2, 0.5),
                quantile(values, 2, 0),
                quantile(values, 2, 1))));
    }

    private static double quantile(List<double[]> values, int column, double share) {
        double[] sorted =
                values.stream().mapToDouble(value -> value[column]).sorted().toArray();
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    /**
     * Commits documents of keys from {@code firstId} on.
     *
     * @return how many, and in how many nanoseconds
     */
    private static long[] commits(Database database, long firstId, int threads, Durability durability, long nanos)
            throws Exception {
        String[] bodies = Shop.orders(SEED, 100, 64)
                .lines()
                .map(line -> line.substring(line.indexOf(',')))
                .toArray(String[]::new);
        AtomicLong ids = new AtomicLong(firstId);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch ready = new CountDownLatch(threads);
        CountDownLatch go = new CountDownLatch(1);
        try {
            List<Future<Long>> counts = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                counts.add(pool.submit(() -> {
                    try (Session session = database.session(SessionOptions.DEFAULT.withDurability(durability))) {
                        PreparedStatement insert = session.prepare("INSERT INTO orders DOCUMENT ?");
                        ready.countDown();
                        go.await();
                        long end = System.nanoTime() + nanos;
                        long count = 0;
                        while (System.nanoTime() < end) {
                            long id = ids.getAndIncrement();
                            insert.execute(new TextValue("{\"id\":" + id + bodies[(int) (id % bodies.length)]));
                            count++;
                        }
                        return count;
                    }
                }));
            }
            ready.await();
            long begin = System.nanoTime();
            go.countDown();
            long done = 0;
            for (Future<Long> count : counts) {
                done += count.get();
            }
            return new long[] {done, System.nanoTime() - begin};
        } finally {
            pool.shutdown();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
