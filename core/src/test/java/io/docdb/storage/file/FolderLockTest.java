package io.docdb.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.docdb.error.ErrorCode;
import io.docdb.error.StorageException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
    @TempDir
    Path path;

    @Test
    void aDiskThatFailsWhileTheLockIsMadeIsToldAsSuch() {
        String file = path.resolve("docdb.lock").toString();
        told(
                FolderLock.cannotLock(file, new FileSystemException(file, null, "No space left on device")),
                file,
                "53100");
        told(FolderLock.cannotLock(file, new IOException("Input/output error")), file, "58030");
        told(FolderLock.cannotLock(file, new FileSystemException(file, null, "Read-only file system")), file, "08001");
    }

    private static void told(StorageException failure, String file, String sqlState) {
        assertThat(failure.code().sqlState()).isEqualTo(sqlState);
        assertThat(failure).hasMessageStartingWith("Cannot lock database: " + file + ": ");
    }

    @Test
    void aFolderInThePlaceOfAFileOfTheLockIsToldAndLeavesNoLock() throws IOException {
        DiskFolder folder = DiskFolder.open(path);
        for (String name : new String[] {"docdb.lock", "docdb.owner"}) {
            Path there = Files.createDirectories(path.resolve(name));
            assertThatThrownBy(() -> FolderLock.acquire(folder))
                    .hasMessageStartingWith("Cannot lock database: " + there + ": ")
                    .hasMessageContaining("Is a directory")
                    .isInstanceOfSatisfying(
                            StorageException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.IO_ERROR));
            Files.delete(there);
        }
        FolderLock.acquire(folder).close();
    }
}
