package io.docdb.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.storage.file.DiskFolder;
import io.docdb.wal.LogOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A life under a clock that was a year ahead must not keep the next ones from using their space again. */
class ClockSetBackTest {
    private static final LogOptions LOG = new LogOptions(16 * 1024, 4 << 20, 64 * 1024, 0, false);
    private static final long YEAR_MILLIS = 365L * 24 * 3600 * 1000;
    private static final int ROUNDS = 20;
    private static final int VALUES = 50;
    private static final int VALUE_BYTES = 4000;

    @TempDir
    Path path;

    @Test
    void spaceIsUsedAgainAfterTheClockWasSetBack() throws Exception {
        try (LoggedStore database = open()) {
            change(database);
        }
        setCreated(System.currentTimeMillis() - YEAR_MILLIS);
        try (LoggedStore database = open()) {
            change(database);
        }
        setCreated(System.currentTimeMillis());
        try (LoggedStore database = open()) {
            change(database);
            Thread.sleep(1500); // longer than space is kept
            long before = Files.size(path.resolve(StoreFiles.DATA));
            change(database);
            long added = Files.size(path.resolve(StoreFiles.DATA)) - before;
            assertThat(added).isLessThan((long) ROUNDS * VALUES * VALUE_BYTES / 2);
        }
    }

    private LoggedStore open() {
        return new LoggedStore(DiskFolder.open(path), StoreOptions.defaults(), LOG);
    }

    private void setCreated(long millis) throws IOException {
        try (ControlFile control = ControlFile.open(DiskFolder.open(path))) {
            ControlRecord last = control.current();
            control.write(last.next(millis, last.root(), last.checkpointSequence(), last.checkpointSegment()));
        }
    }

    private static void change(LoggedStore database) {
        for (int round = 0; round < ROUNDS; round++) {
            List<MapChange> changes = new ArrayList<>();
            if (database.store.appliedSequence() == 0) {
                changes.add(MapChange.createMap(1));
            }
            for (int i = 0; i < VALUES; i++) {
                changes.add(MapChange.put(1, ModelDatabase.bytes(i), new byte[VALUE_BYTES]));
            }
            database.commit(changes);
            database.store.checkpoint();
        }
    }
}
