package io.docdb.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.storage.file.DataFile;
import io.docdb.storage.file.DiskFolder;
import io.docdb.storage.file.FilterFolder;
import io.docdb.wal.LogOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint keeps the disk busy for others only a little at a time, if there are others. */
class CheckpointForcesTest {
    private static final LogOptions LOG = new LogOptions(16 * 1024, 4 << 20, 64 * 1024, 0, false);
    private static final int VALUES = 500;

    @TempDir
    Path path;

    private final AtomicInteger forces = new AtomicInteger();

    @Test
    void isForcedAtOnceWhileNobodyCommits() {
        AtomicLong appended = new AtomicLong();
        assertThat(forcesOfACheckpoint(appended::get)).isEqualTo(1);
    }

    @Test
    void isForcedLittleByLittleWhileOthersCommit() {
        AtomicLong appended = new AtomicLong();
        assertThat(forcesOfACheckpoint(appended::incrementAndGet)).isBetween(10, 40); // 2 MB, 128 KB at a time
    }

    private int forcesOfACheckpoint(LongSupplier appended) {
        FilterFolder counting = new FilterFolder(DiskFolder.open(path)) {
            @Override
            protected DataFile wrap(String name, DataFile file) {
                return name.equals(StoreFiles.DATA) ? new Counting(file) : file;
            }
        };
        try (LoggedStore database =
                new LoggedStore(counting, StoreOptions.defaults(), LOG, log -> new SaidToAppend(log, appended))) {
            List<MapChange> changes = new ArrayList<>();
            changes.add(MapChange.createMap(1));
            for (int i = 0; i < VALUES; i++) {
                changes.add(MapChange.put(1, ModelDatabase.bytes(i), new byte[4000]));
            }
            database.commit(changes);
            forces.set(0);
            database.store.checkpoint();
            return forces.get();
        }
    }

    private final class Counting extends FilterFolder.FilterFile {
        Counting(DataFile file) {
            super(file);
        }

        @Override
        public void force(boolean metadata) throws IOException {
            forces.incrementAndGet();
            super.force(metadata);
        }
    }

    /** A log of which the length is made up. */
    private record SaidToAppend(LogBarrier log, LongSupplier appended) implements LogBarrier {
        @Override
        public void awaitDurable(long sequence) {
            log.awaitDurable(sequence);
        }

        @Override
        public long appendedBytes() {
            return appended.getAsLong();
        }

        @Override
        public long newestSegment() {
            return log.newestSegment();
        }

        @Override
        public void checkpointed(long sequence) {
            log.checkpointed(sequence);
        }
    }
}
