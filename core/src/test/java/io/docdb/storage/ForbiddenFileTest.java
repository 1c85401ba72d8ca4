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
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that this user may not read or write: the permission is told, with the file, and no failure of a disk. */
class ForbiddenFileTest {
    @TempDir
    Path path;

    private String forbidden = "";

    @Test
    void aFileThatMayNotBeOpenedOrMadeIsToldWhenTheDatabaseIsOpened() {
        for (String name : List.of("docdb.control", "docdb.data")) { // as a database is made
            refused(name);
        }
        forbidden = "none";
        try (LoggedStore made = open()) {
            made.commit(List.of(MapChange.createMap(1)));
        }
        for (String name : List.of("docdb.control", "docdb.data", "log/")) {
            refused(name);
        }
        forbidden = "none";
        open().close();
    }

    private void refused(String name) {
        forbidden = name;
        assertThatThrownBy(() -> open().close())
                .as(name)
                .hasMessageContaining(path.resolve(name).toString())
                .hasMessageContaining("not permitted for user")
                .isInstanceOfSatisfying(
                        StorageException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANNOT_OPEN));
    }

    private LoggedStore open() {
        Folder folder = new FilterFolder(DiskFolder.open(path)) {
            @Override
            public DataFile create(String name) throws IOException {
                allow(name);
                return super.create(name);
            }

            @Override
            public DataFile open(String name, boolean writable) throws IOException {
                allow(name);
                return super.open(name, writable);
            }

            private void allow(String name) throws IOException {
                if (name.startsWith(forbidden)) {
                    throw new AccessDeniedException(describe(name));
                }
            }
        };
        return new LoggedStore(folder, StoreOptions.defaults(), LogOptions.DEFAULT);
    }
}
