package io.docdb.storage.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.error.ErrorCode;
import io.docdb.error.StorageException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

/** What the operating system says, in the words of the several classes of the JDK, is told as what it is. */
class FileFailureTest {
    private static final String FILE = "/data/shop/docdb.owner";

    @Test
    void aFullDiskIsToldWhateverClassSaysIt() {
        IOException[] full = {
            new IOException("No space left on device"),
            new FileSystemException(FILE, null, "No space left on device"),
            new FileNotFoundException(FILE + " (No space left on device)"),
            new FileSystemException(FILE, null, "Disk quota exceeded")
        };
        for (IOException e : full) {
            told(FileFailure.opening("lock database", FILE, e), ErrorCode.DISK_FULL);
            told(FileFailure.of("write log", FILE, e), ErrorCode.DISK_FULL);
        }
        assertThat(FileFailure.of("write log", FILE, full[1]))
                .hasMessage("Cannot write log: " + FILE + ": No space left on device");
    }

    @Test
    void aDiskThatFailsIsNoMissingFile() {
        told(FileFailure.opening("x", FILE, new IOException("Input/output error")), ErrorCode.IO_ERROR);
        told(FileFailure.of("x", FILE, new FileNotFoundException(FILE + " (Input/output error)")), ErrorCode.IO_ERROR);
        told(FileFailure.of("x", FILE, new FileNotFoundException(FILE + " (Too many open files)")), ErrorCode.IO_ERROR);
    }

    @Test
    void whatIsNotPermittedSaysToWhom() {
        IOException[] denied = {
            new AccessDeniedException(FILE),
            new FileNotFoundException(FILE + " (Permission denied)"),
            new FileSystemException(FILE, null, "Operation not permitted")
        };
        for (IOException e : denied) {
            told(FileFailure.opening("open log", FILE, e), ErrorCode.CANNOT_OPEN);
            told(FileFailure.of("write log", FILE, e), ErrorCode.IO_ERROR);
            assertThat(FileFailure.opening("open log", FILE, e))
                    .hasMessage(
                            "Cannot open log: " + FILE + ": not permitted for user " + System.getProperty("user.name"));
        }
        assertThat(FileFailure.opening("open log", "/data/shop/log", denied[0]))
                .hasMessageContaining(FILE + ": not permitted");
    }

    @Test
    void aPlaceBelowAFileOrOfANameTooLongIsNoFailureOfADisk() {
        for (String reason : new String[] {"Not a directory", "File name too long"}) {
            told(
                    FileFailure.opening("make folder", FILE, new FileSystemException(FILE, null, reason)),
                    ErrorCode.CANNOT_OPEN);
        }
    }

    @Test
    void aFileSystemThatIsReadOnlyIsToldAsSuch() {
        StorageException told = FileFailure.opening(
                "lock database", FILE, new FileSystemException(FILE, null, "Read-only file system"));
        told(told, ErrorCode.CANNOT_OPEN);
        assertThat(told).hasMessage("Cannot lock database: " + FILE + ": the file system is read-only");
    }

    @Test
    void aMissingOrShortFileIsDamage() {
        told(FileFailure.opening("x", FILE, new NoSuchFileException(FILE)), ErrorCode.DATA_CORRUPTED);
        told(FileFailure.opening("x", FILE, new FileNotFoundException(FILE)), ErrorCode.DATA_CORRUPTED);
        told(
                FileFailure.of("x", FILE, new FileNotFoundException(FILE + " (No such file or directory)")),
                ErrorCode.DATA_CORRUPTED);
        told(FileFailure.of("x", FILE, new EOFException()), ErrorCode.DATA_CORRUPTED);
    }

    private static void told(StorageException failure, ErrorCode code) {
        assertThat(failure.code()).as(failure.getMessage()).isEqualTo(code);
        assertThat(failure).hasMessageContaining(FILE);
    }
}
