package io.docdb.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.storage.file.DiskFolder;
import io.docdb.wal.LogOptions;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers walk through pages that a checkpoint writes and lets go of at that moment. */
class ReadersBesideCheckpointsTest {
    private static final int KEYS = 3_000;
    private static final int READERS = 8;
    private static final long NANOS = 5_000_000_000L;

    @TempDir
    Path path;

    @Test
    void noPageIsMissed() throws Exception {
        long seed = System.nanoTime();
        System.out.println("ReadersBesideCheckpointsTest seed " + seed);
        LogOptions log = new LogOptions(16 * 1024, 4 << 20, 64 * 1024, 0, false);
        try (LoggedStore database = new LoggedStore(DiskFolder.open(path), StoreOptions.defaults(), log)) {
            List<MapChange> first = new ArrayList<>(List.of(MapChange.createMap(1)));
            for (int key = 0; key < KEYS; key++) {
                first.add(put(key, 0));
            }
            database.commit(first);
            AtomicBoolean done = new AtomicBoolean();
            AtomicReference<Throwable> failure = new AtomicReference<>();
            SplittableRandom random = new SplittableRandom(seed);
            List<Thread> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                SplittableRandom own = random.split();
                Thread reader = new Thread(() -> {
                    try {
                        while (!done.get()) {
                            read(database, own);
                        }
                    } catch (Throwable e) {
                        failure.compareAndSet(null, e);
                    }
                });
                readers.add(reader);
                reader.start();
            }
            long begin = System.nanoTime();
            int checkpoints = 0;
            while (System.nanoTime() - begin < NANOS && failure.get() == null) {
                List<MapChange> changes = new ArrayList<>();
                for (int i = 0; i < 200; i++) {
                    changes.add(put(random.nextInt(KEYS), checkpoints));
                }
                database.commit(changes);
                database.store.checkpoint();
                checkpoints++;
            }
            done.set(true);
            for (Thread reader : readers) {
                reader.join();
            }
            System.out.println(checkpoints + " checkpoints");
            assertThat(failure.get()).isNull();
        }
    }

    private static void read(LoggedStore database, SplittableRandom random) {
        try (StoreSnapshot snapshot = database.store.acquire()) {
            for (int i = 0; i < 100; i++) {
                assertThat(snapshot.get(1, key(random.nextInt(KEYS)))).isNotNull();
            }
        }
    }

    private static MapChange put(int key, int value) {
        return MapChange.put(1, key(key), ByteBuffer.allocate(200).putInt(value).array());
    }

    private static byte[] key(int key) {
        return ByteBuffer.allocate(4).putInt(key).array();
    }
}
