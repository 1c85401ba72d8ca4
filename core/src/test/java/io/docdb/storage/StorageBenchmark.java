package io.docdb.storage;

import io.docdb.storage.file.DiskFolder;
import io.docdb.wal.LogOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * Store and log against the machine's own limits, in one run: {@code java ... StorageBenchmark [folder [commits,loads,reads]]}, with {@code -Dencrypted=true} for an encrypted
 * database. Prints ratios to R,
 * which is an append of one record and a force to a file of zeros.
 */
final class StorageBenchmark {
    private static final int VALUE_BYTES = 300;
    private static final long RUN_NANOS = 1_500_000_000L;

    private StorageBenchmark() {}

    public static void main(String[] args) throws Exception {
        Path root = Files.createTempDirectory(Path.of(args.length > 0 ? args[0] : "."), "docdb-bench");
        try {
            String what = args.length > 1 ? args[1] : "commits,loads,reads";
            if (what.contains("commits")) {
                commits(root);
            }
            if (what.contains("loads")) {
                loads(root);
            }
            if (what.contains("reads")) {
                reads(root);
            }
        } finally {
            try (var files = Files.walk(root)) {
                for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void commits(Path root) throws Exception {
        rawAppends(root.resolve("warm"));
        double[] raw = new double[3];
        double[][] rates = new double[3][3];
        int[] threads = {1, 8, 64};
        for (int round = 0; round < 3; round++) {
            raw[round] = rawAppends(root.resolve("raw" + round));
            for (int i = 0; i < threads.length; i++) {
                rates[i][round] = commits(root.resolve("commit" + round + "-" + threads[i]), threads[i]);
            }
        }
        Arrays.sort(raw);
        System.out.printf("R append + force: %,.0f/s%n", raw[1]);
        for (int i = 0; i < threads.length; i++) {
            Arrays.sort(rates[i]);
            System.out.printf(
                    "commits of one document, %d threads: %,.0f/s = %.2f R%n",
                    threads[i], rates[i][1], rates[i][1] / raw[1]);
        }
    }

    private static double rawAppends(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int i = 0; i < 32; i++) {
                file.write(ByteBuffer.allocate(1 << 20), (long) i << 20);
            }
            file.force(true);
            ByteBuffer record = ByteBuffer.allocateDirect(344);
            long start = System.nanoTime();
            long count = 0;
            long position = 0;
            while (System.nanoTime() - start < RUN_NANOS) {
                position = position + 344 > 32 << 20 ? 0 : position;
                file.write(record.clear(), position);
                file.force(false);
                position += 344;
                count++;
            }
            return count * 1e9 / (System.nanoTime() - start);
        }
    }

    private static double commits(Path path, int threads) throws Exception {
        try (LoggedStore database = open(path)) {
            database.log.onDurable(sequence -> database.store.publish(() -> sequence));
            database.commit(List.of(MapChange.createMap(1)));
            AtomicLong counter = new AtomicLong();
            List<Thread> workers = new ArrayList<>();
            long start = System.nanoTime();
            for (int t = 0; t < threads; t++) {
                Thread worker = new Thread(() -> {
                    while (System.nanoTime() - start < RUN_NANOS) {
                        long n = counter.incrementAndGet();
                        database.log.awaitDurable(
                                database.begin(List.of(MapChange.put(1, key(n), new byte[VALUE_BYTES]))));
                    }
                });
                workers.add(worker);
                worker.start();
            }
            for (Thread worker : workers) {
                worker.join();
            }
            return counter.get() * 1e9 / (System.nanoTime() - start);
        }
    }

    private static void loads(Path root) throws IOException {
        int count = 1_000_000;
        for (int round = 0; round < 2; round++) {
            double before = cpuSeconds();
            double raw = rawLoad(root.resolve("raw-load" + round), count);
            double between = cpuSeconds();
            double ours = load(root.resolve("load" + round), count);
            System.out.printf(
                    "processor time: raw %.1f s, with log and checkpoints %.1f s%n",
                    between - before, cpuSeconds() - between);
            System.out.printf(
                    "load of %,d documents with an index: raw trees %,.0f/s, with log and checkpoints %,.0f/s = %.2f%n",
                    count, raw, ours, ours / raw);
        }
    }

    private static double cpuSeconds() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
    }

    private static double rawLoad(Path path, int count) {
        MVStore trees = new MVStore.Builder()
                .fileName(path.toString())
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .pageSplitSize(8192)
                .open();
        MVMap<byte[], Object> documents = trees.openMap("documents", builder());
        MVMap<byte[], Object> index = trees.openMap("index", builder());
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            documents.put(key(i), new byte[VALUE_BYTES]);
            index.put(indexKey(i), new byte[0]);
            if (trees.getUnsavedMemory() > 64 << 20) {
                trees.commit();
                trees.sync();
            }
        }
        trees.commit();
        trees.sync();
        double rate = count * 1e9 / (System.nanoTime() - start);
        trees.closeImmediately();
        return rate;
    }

    private static MVMap.Builder<byte[], Object> builder() {
        return new MVMap.Builder<byte[], Object>().keyType(KeyType.INSTANCE).valueType(ValueType.INSTANCE);
    }

    private static double load(Path path, int count) {
        long start = System.nanoTime();
        try (LoggedStore database = open(path)) {
            database.log.onDurable(sequence -> database.store.publish(() -> sequence));
            database.commit(List.of(MapChange.createMap(1), MapChange.createMap(-1)));
            List<MapChange> changes = new ArrayList<>();
            long last = 0;
            for (int i = 0; i < count; i++) {
                changes.add(MapChange.put(1, key(i), new byte[VALUE_BYTES]));
                changes.add(MapChange.put(-1, indexKey(i), new byte[0]));
                if (changes.size() == 1000) {
                    last = database.begin(changes);
                    changes.clear();
                }
            }
            database.log.awaitDurable(last);
            database.store.checkpoint();
            System.out.println(database.store.metrics());
        }
        return count * 1e9 / (System.nanoTime() - start);
    }

    private static void reads(Path root) {
        int count = 200_000;
        try (LoggedStore database = open(root.resolve("reads"))) {
            database.commit(List.of(MapChange.createMap(1)));
            for (int i = 0; i < count; i += 1000) {
                List<MapChange> changes = new ArrayList<>();
                for (int j = i; j < i + 1000; j++) {
                    changes.add(MapChange.put(1, key(j), new byte[VALUE_BYTES]));
                }
                database.begin(changes);
            }
            database.log.awaitDurable(database.log.appendedSequence());
            database.publishDurable();
            database.store.checkpoint();
            MVMap<byte[], Object> raw = ((TreeStore) database.store).treeOf(1);
            for (int round = 0; round < 3; round++) {
                double rawRate = rate(key -> raw.get(key), count);
                double ours = rate(
                        key -> {
                            try (StoreSnapshot snapshot = database.store.acquire()) {
                                return snapshot.get(1, key);
                            }
                        },
                        count);
                System.out.printf(
                        "point reads: raw %,.0f/s, snapshot for each %,.0f/s = %.2f%n", rawRate, ours, ours / rawRate);
            }
        }
    }

    private interface Read {
        Object get(byte[] key);
    }

    private static double rate(Read read, int count) {
        SplittableRandom random = new SplittableRandom(1);
        long start = System.nanoTime();
        int reads = 1_000_000;
        for (int i = 0; i < reads; i++) {
            if (read.get(key(random.nextInt(count))) == null) {
                throw new AssertionError();
            }
        }
        return reads * 1e9 / (System.nanoTime() - start);
    }

    private static LoggedStore open(Path path) {
        return new LoggedStore(
                DiskFolder.open(path),
                Boolean.getBoolean("encrypted")
                        ? StoreOptions.defaults().withEncryption(EncryptedStoreTest.key(1))
                        : StoreOptions.defaults(),
                LogOptions.DEFAULT);
    }

    private static byte[] key(long n) {
        return ByteBuffer.allocate(9).put((byte) 1).putLong(n).array();
    }

    private static byte[] indexKey(long n) {
        return ByteBuffer.allocate(18)
                .putLong(n * 0x9E3779B97F4A7C15L >>> 20)
                .put((byte) 1)
                .putLong(n)
                .array();
    }
}
