package io.docdb.storage;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.StorageException;
import io.docdb.storage.file.DataFile;
import io.docdb.storage.file.DiskFolder;
import io.docdb.storage.file.FilterFolder;
import io.docdb.wal.LogOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlFileTest {
    @TempDir
    Path path;

    /** Whoever connects before the failure has stopped the database is not to be told of files that were moved. */
    @Test
    void aFileWithARecordThatCouldNotBeForcedIsStillTheSame() throws IOException {
        makeDatabase();
        FilterFolder folder = new FilterFolder(DiskFolder.open(path)) {
            @Override
            protected DataFile wrap(String name, DataFile file) {
                return new Unforced(file);
            }
        };
        try (ControlFile control = ControlFile.open(folder)) {
            assertThatThrownBy(() -> control.write(nextOf(control.current()))).isInstanceOf(IOException.class);
            assertThatCode(() -> control.requireInPlace(folder)).doesNotThrowAnyException();
        }
    }

    @Test
    void aFileThatWasReplacedIsNot() throws IOException {
        makeDatabase();
        byte[] before = Files.readAllBytes(path.resolve(ControlFile.NAME));
        DiskFolder folder = DiskFolder.open(path);
        try (ControlFile control = ControlFile.open(folder)) {
            control.write(nextOf(control.current()));
            control.requireInPlace(folder);
            Files.delete(path.resolve(ControlFile.NAME));
            Files.write(path.resolve(ControlFile.NAME), before);
            assertThatThrownBy(() -> control.requireInPlace(folder))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("was removed or replaced");
        }
    }

    private void makeDatabase() {
        try (LoggedStore database =
                new LoggedStore(DiskFolder.open(path), StoreOptions.defaults(), LogOptions.DEFAULT)) {
            database.commit(List.of(MapChange.createMap(1)));
        }
    }

    private static ControlRecord nextOf(ControlRecord last) {
        return last.next(System.currentTimeMillis(), last.root(), last.checkpointSequence(), last.checkpointSegment());
    }

    private static final class Unforced extends FilterFolder.FilterFile {
        Unforced(DataFile file) {
            super(file);
        }

        @Override
        public void force(boolean metadata) throws IOException {
            throw new IOException("Input/output error");
        }
    }
}
