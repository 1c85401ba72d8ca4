package io.docdb.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.storage.file.DataFile;
import io.docdb.storage.file.FilterFolder;
import io.docdb.storage.file.Folder;
import io.docdb.storage.file.PowerCutFolder;
import io.docdb.wal.LogOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A disk that refuses one operation, or all from one on: the database stops, and opening again finds all it promised. */
class FailingDiskTest {
    private static final LogOptions LOG = new LogOptions(4096, 32 * 1024, 16 * 1024, 0, false);
    private static final StoreOptions OPTIONS =
            StoreOptions.defaults().withCacheBytes(1 << 20).withDirtyBytes(50_000, 400_000);

    @Test
    void afterAnyFailedWriteOrForceNothingIsAcknowledgedAndNothingIsLost() {
        long firstSeed = System.nanoTime();
        System.out.println("afterAnyFailedWriteOrForce first seed " + firstSeed);
        for (long seed : new SplittableRandom(firstSeed).longs(150).toArray()) {
            try {
                trial(seed);
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private static void trial(long seed) {
        Random random = new Random(seed);
        PowerCutFolder disk = new PowerCutFolder(random);
        FailingFolder failing = new FailingFolder(disk, 5 + random.nextInt(300), random.nextBoolean());
        ModelDatabase model = new ModelDatabase(random);
        long acknowledged = 0;
        try (LoggedStore database = new LoggedStore(failing, OPTIONS, LOG)) {
            try {
                while (true) {
                    acknowledged = database.commit(model.nextCommit());
                    if (random.nextInt(10) == 0) {
                        database.store.checkpoint();
                    }
                }
            } catch (DatabaseException e) {
                assertThat(e.code()).isIn(ErrorCode.DISK_FULL, ErrorCode.DATABASE_STOPPED);
                assertThat(e).hasMessageContaining("No space left");
            }
            assertThat(database.stop.isStopped()).isTrue();
            assertThatThrownBy(() -> database.store.acquire())
                    .isInstanceOfSatisfying(
                            DatabaseException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DATABASE_STOPPED));
        } catch (DatabaseException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
        try (LoggedStore database = new LoggedStore(disk, OPTIONS, LOG)) {
            long found = database.store.appliedSequence();
            assertThat(found).isBetween(acknowledged, (long) model.commits());
            model.truncate(found);
            try (StoreSnapshot snapshot = database.store.acquire()) {
                model.check(snapshot);
            }
            database.commit(model.nextCommit());
        }
    }

    /** Fails one operation, or all from it on, as a full disk does. */
    private static final class FailingFolder extends FilterFolder {
        private final AtomicInteger countdown;
        private final boolean forEver;

        FailingFolder(Folder folder, int operations, boolean forEver) {
            super(folder);
            countdown = new AtomicInteger(operations);
            this.forEver = forEver;
        }

        private void step() throws IOException {
            int left = countdown.decrementAndGet();
            if (left == 0 || forEver && left < 0) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        protected DataFile wrap(String name, DataFile file) {
            if (name.startsWith("log/prepared")) {
                return file;
            }
            return new FilterFile(file) {
                @Override
                public void write(ByteBuffer source, long position) throws IOException {
                    step();
                    super.write(source, position);
                }

                @Override
                public void force(boolean metadata) throws IOException {
                    step();
                    super.force(metadata);
                }
            };
        }
    }
}
