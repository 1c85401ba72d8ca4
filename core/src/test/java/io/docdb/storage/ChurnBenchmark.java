package io.docdb.storage;

import io.docdb.storage.file.DiskFolder;
import io.docdb.wal.LogOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The size of the files under updates: {@code java ... ChurnBenchmark folder documents updates batch [readers
 * [pageBytes dirtyMb fillPercent compactMb]]}. Prints what is
 * live beside what the file takes, and the commit times beside checkpoints.
 */
final class ChurnBenchmark {
    private static final int VALUE_BYTES = 300;

    private ChurnBenchmark() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory(Path.of(args[0]), "docdb-churn");
        int documents = Integer.parseInt(args[1]);
        int updates = Integer.parseInt(args[2]);
        int batch = Integer.parseInt(args[3]);
        boolean readers = args.length > 4 && args[4].equals("readers");
        StoreOptions options = StoreOptions.defaults();
        if (args.length > 5) {
            options = new StoreOptions(
                    options.cacheBytes(),
                    Integer.parseInt(args[5]),
                    Long.parseLong(args[6]) << 20,
                    Long.parseLong(args[6]) << 22,
                    options.checkpointLogBytes(),
                    options.checkpointInterval(),
                    Integer.parseInt(args[7]),
                    Integer.parseInt(args[8]) << 20,
                    options.encryption());
        }
        try (LoggedStore database = new LoggedStore(DiskFolder.open(folder), options, LogOptions.DEFAULT)) {
            database.log.onDurable(sequence -> database.store.publish(() -> sequence));
            database.commit(List.of(MapChange.createMap(1)));
            for (int i = 0; i < documents; i += batch) {
                List<MapChange> changes = new ArrayList<>();
                for (int j = i; j < Math.min(documents, i + batch); j++) {
                    changes.add(MapChange.put(1, ModelDatabase.bytes(j), value(j)));
                }
                database.begin(changes);
            }
            database.store.checkpoint();
            print(database, folder, "loaded");
            churn(database, folder, documents, updates, batch, readers);
            for (int i = 0; i < 8; i++) {
                Thread.sleep(2500);
                print(database, folder, "idle");
            }
        }
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void churn(LoggedStore database, Path folder, int documents, int updates, int batch, boolean readers)
            throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        ArrayDeque<StoreSnapshot> open = new ArrayDeque<>();
        long start = System.nanoTime();
        for (int i = 0; i < updates; i += batch) {
            List<MapChange> changes = new ArrayList<>();
            for (int j = 0; j < batch; j++) {
                changes.add(MapChange.put(1, ModelDatabase.bytes(random.nextInt(documents)), value(i + j)));
            }
            database.begin(changes);
            if (readers && i % (batch * 50) == 0) {
                open.add(database.store.acquire());
                if (open.size() > 5) {
                    open.remove().close();
                }
            }
            if (i / batch % (updates / batch / 10 + 1) == 0) {
                print(database, folder, "update " + i);
            }
        }
        open.forEach(StoreSnapshot::close);
        double rate = updates * 1e9 / (System.nanoTime() - start);
        print(database, folder, String.format("updated, %,.0f/s,", rate));
    }

    private static void print(LoggedStore database, Path folder, String what) throws Exception {
        StoreMetrics metrics = database.store.metrics();
        long log = 0;
        try (var files = Files.list(folder.resolve("log"))) {
            for (Path file : files.toList()) {
                log += Files.size(file);
            }
        }
        System.out.printf(
                "%s: data %,d KB, log %,d KB, dirty %,d KB, checkpoints %d, heap %,d KB%n",
                what,
                metrics.fileBytes() >> 10,
                log >> 10,
                metrics.dirtyBytes() >> 10,
                metrics.checkpoints(),
                Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory() >> 10);
    }

    private static byte[] value(int i) {
        byte[] value = new byte[VALUE_BYTES];
        new SplittableRandom(i).nextBytes(value);
        return value;
    }
}
