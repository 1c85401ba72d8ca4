package io.docdb.benchmark.limit;

import io.docdb.Database;
import io.docdb.session.Session;
import io.docdb.session.SessionOptions;
import io.docdb.txn.Durability;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What readers and committers lose to each other and to checkpoints: one reader by key beside 8 writers while one
 * checkpoint follows the other, and the 99th percentile of a commit meanwhile.
 */
final class MixedWork {
    private static final int WRITERS = 8;

    private MixedWork() {}

    static void run(Path folder, int documents, Ratios ratios) throws Exception {
        AtomicLong ids = new AtomicLong(documents + 1L);
        try (RawDisk disk = new RawDisk(folder.resolve("raw"));
                Database database = Database.open(folder.resolve("docdb"))) {
            ReadWork.fill(database, documents);
            try (Session session = database.session(SessionOptions.DEFAULT.withResultCache(false))) {
                ReadWork.Read read = ReadWork.bySession(session, "SELECT _doc FROM orders WHERE id = ?");
                Ratios.Repeated alone = nanos -> ReadWork.perSecond(read, documents, nanos);
                for (int round = 0; round < ratios.rounds(); round++) {
                    Latencies latencies = new Latencies(database, ids);
                    ratios.compare(
                            round,
                            "a reader beside 8 writers and checkpoints / alone",
                            "at least 0.8",
                            nanos -> latencies.beside(true, () -> alone.perSecond(nanos)),
                            alone);
                    report(round, new Latencies(database, ids), disk, ratios);
                }
            }
        }
    }

    private static void report(int round, Latencies latencies, RawDisk disk, Ratios ratios) throws Exception {
        disk.perSecond(ratios.nanos());
        double[] raw = disk.latencies();
        ratios.add(round, "append and force in µs: 99th percentile / median", "", raw[1], raw[0]);
        latencies.beside(false, () -> sleep(ratios.nanos()));
        double[] calm = latencies.percentiles();
        ratios.add(round, "commit in µs, 8 writers: 99th percentile / median", "", calm[1], calm[0]);
        latencies.beside(true, () -> sleep(ratios.nanos()));
        double[] busy = latencies.percentiles();
        ratios.add(round, "commit in µs during checkpoints: 99th percentile / median", "below 5", busy[1], busy[0]);
    }

    private static double sleep(long nanos) throws InterruptedException {
        Thread.sleep(nanos / 1_000_000);
        return 0;
    }

    /** Commits of 8 writers, timed. */
    private static final class Latencies {
        private static final int KEPT = 1 << 20;

        private final Database database;
        private final AtomicLong ids;
        private final long[] taken = new long[KEPT];
        private final AtomicLong count = new AtomicLong();

        Latencies(Database database, AtomicLong ids) {
            this.database = database;
            this.ids = ids;
        }

        /** Does something while writers commit and, if asked, checkpoints run. */
        double beside(boolean checkpoints, Measured measured) throws Exception {
            AtomicBoolean done = new AtomicBoolean();
            count.set(0);
            Thread[] threads = new Thread[WRITERS + (checkpoints ? 1 : 0)];
            for (int i = 0; i < WRITERS; i++) {
                Door.Writer writer =
                        Door.session(database, "orders", Durability.SYNC).writer();
                threads[i] = new Thread(() -> write(writer, done));
            }
            if (checkpoints) {
                threads[WRITERS] = new Thread(() -> {
                    while (!done.get()) {
                        database.checkpoint();
                    }
                });
            }
            for (Thread thread : threads) {
                thread.start();
            }
            try {
                return measured.run();
            } finally {
                done.set(true);
                for (Thread thread : threads) {
                    thread.join();
                }
            }
        }

        private void write(Door.Writer writer, AtomicBoolean done) {
            try (writer) {
                while (!done.get()) {
                    long begin = System.nanoTime();
                    writer.insert(ids.getAndIncrement());
                    taken[(int) (count.getAndIncrement() % KEPT)] = System.nanoTime() - begin;
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        /** Median and 99th percentile in microseconds. */
        double[] percentiles() {
            return RawDisk.percentiles(Arrays.copyOf(taken, (int) Math.min(count.get(), KEPT)));
        }
    }

    /** What is done meanwhile. */
    private interface Measured {
        double run() throws Exception;
    }
}
