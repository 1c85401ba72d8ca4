package io.docdb.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.ErrorCode;
import io.docdb.error.StorageException;
import io.docdb.storage.file.DataFile;
import io.docdb.storage.file.DiskFolder;
import io.docdb.storage.file.FilterFolder;
import io.docdb.storage.file.Folder;
import io.docdb.wal.LogOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that cannot be read while a database is opened: that is told, and nothing of damage, whichever read it is. */
class UnreadableFileTest {
    @TempDir
    Path path;

    private int reads;
    private int readable;

    @Test
    void aReadThatFailsIsNoDamage() throws IOException {
        makeDatabase();
        readable = Integer.MAX_VALUE;
        open().close();
        int all = reads;
        assertThat(all).isPositive();
        for (readable = 0; readable < all; readable++) {
            reads = 0;
            assertThatThrownBy(() -> open().close())
                    .as("read %d of %d", readable, all)
                    .isInstanceOfSatisfying(
                            StorageException.class,
                            e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(ErrorCode.IO_ERROR));
        }
    }

    private void makeDatabase() {
        try (LoggedStore database =
                new LoggedStore(DiskFolder.open(path), StoreOptions.defaults(), LogOptions.DEFAULT)) {
            List<MapChange> changes = new ArrayList<>();
            changes.add(MapChange.createMap(1));
            for (int i = 0; i < 500; i++) {
                changes.add(MapChange.put(1, ModelDatabase.bytes(i), new byte[300]));
            }
            database.commit(changes);
        }
    }

    /** Opens the file alone: no commit follows. */
    private LoggedStore open() {
        Folder folder = new FilterFolder(DiskFolder.open(path)) {
            @Override
            protected DataFile wrap(String name, DataFile file) {
                return name.equals(StoreFiles.DATA) ? new Unreadable(file) : file;
            }
        };
        return new LoggedStore(folder, StoreOptions.defaults(), LogOptions.DEFAULT);
    }

    private final class Unreadable extends FilterFolder.FilterFile {
        Unreadable(DataFile file) {
            super(file);
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            if (reads++ >= readable) {
                throw new IOException("Input/output error");
            }
            return super.read(target, position);
        }
    }
}
