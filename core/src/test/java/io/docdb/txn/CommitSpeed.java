package io.docdb.txn;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * Measures commits of one 300-byte row against R, a loop of append and force(false) on a file filled with zeros before;
 * both in turns on the same disk, medians of the rounds. Run by hand: {@code CommitSpeed folder [seconds] [rounds]}.
 */
final class CommitSpeed {
    private static final int[] THREADS = {1, 8, 64};

    private CommitSpeed() {}

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]);
        double seconds = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 0.2;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20;
        for (int threads : THREADS) {
            measure(root, threads, seconds, rounds);
        }
    }

    private static void measure(Path root, int threads, double seconds, int rounds) throws Exception {
        Path folder = root.resolve("db");
        double[] raw = new double[rounds];
        double[] commits = new double[rounds];
        double[] ratios = new double[rounds];
        try (DiskDatabase database = new DiskDatabase(folder);
                RawLog log = new RawLog(root.resolve("raw.log"))) {
            run(database, threads, 2);
            for (int round = 0; round < rounds; round++) {
                raw[round] = log.appends(seconds);
                commits[round] = run(database, threads, seconds);
                ratios[round] = commits[round] / raw[round];
            }
        } finally {
            deleteAll(folder);
        }
        System.out.printf(
                "%2d threads: R %.0f/s, commits %.0f/s, ratio median %.2f (quartiles %.2f to %.2f)%n",
                threads,
                quantile(raw, 0.5),
                quantile(commits, 0.5),
                quantile(ratios, 0.5),
                quantile(ratios, 0.25),
                quantile(ratios, 0.75));
    }

    private static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) (share * (sorted.length - 1))];
    }

    /** What the disk can do: one thread, one file, nothing else. */
    private static final class RawLog implements AutoCloseable {
        private static final int BYTES = 64 << 20;

        private final Path file;
        private final FileChannel channel;
        private final ByteBuffer record = ByteBuffer.allocateDirect(368);
        private long position;

        RawLog(Path file) throws IOException {
            this.file = file;
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            ByteBuffer zeros = ByteBuffer.allocateDirect(1 << 20);
            for (int i = 0; i < BYTES >> 20; i++) {
                channel.write(zeros.clear(), (long) i << 20);
            }
            channel.force(true);
        }

        double appends(double seconds) throws IOException {
            int count = 0;
            long start = System.nanoTime();
            while (System.nanoTime() - start < seconds * 1e9) {
                channel.write(record.clear(), position);
                channel.force(false);
                position = (position + record.capacity()) % (BYTES - record.capacity());
                count++;
            }
            return count / ((System.nanoTime() - start) / 1e9);
        }

        @Override
        public void close() throws IOException {
            channel.close();
            Files.delete(file);
        }
    }

    private static double run(DiskDatabase database, int threads, double seconds) throws InterruptedException {
        LongAdder count = new LongAdder();
        Thread[] running = new Thread[threads];
        long start = System.nanoTime();
        for (int i = 0; i < threads; i++) {
            long seed = System.nanoTime() + i;
            running[i] = new Thread(() -> {
                Random random = new Random(seed);
                while (System.nanoTime() - start < seconds * 1e9) {
                    try (Transaction transaction = database.manager.begin(TransactionOptions.DEFAULT)) {
                        byte[] key = ByteBuffer.allocate(16)
                                .putLong(System.nanoTime())
                                .putLong(random.nextLong())
                                .array();
                        transaction.put(Rows.MAP, key, new byte[308]);
                        transaction.commit();
                    }
                    count.increment();
                }
            });
            running[i].start();
        }
        for (Thread thread : running) {
            thread.join();
        }
        return count.sum() / ((System.nanoTime() - start) / 1e9);
    }

    static void deleteAll(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
