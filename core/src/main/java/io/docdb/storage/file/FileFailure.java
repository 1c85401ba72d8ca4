package io.docdb.storage.file;

import io.docdb.error.ErrorCode;
import io.docdb.error.StorageException;
import java.io.EOFException;
import java.io.IOException;

/** Turns what the operating system says into docdb's errors. */
public final class FileFailure {
    private FileFailure() {}

    /**
     * @param action what was being done, as "write log"
     * @param file its path
     */
    public static StorageException of(String action, String file, IOException e) {
        String message = "Cannot " + action + ": " + file + ": " + e.getMessage();
        return new StorageException(codeOf(e), message, e);
    }

    private static ErrorCode codeOf(IOException e) {
        if (e instanceof EOFException) {
            return ErrorCode.DATA_CORRUPTED;
        }
        return isDiskFull(e) ? ErrorCode.DISK_FULL : ErrorCode.IO_ERROR;
    }

    /** True if the operating system says that there is no room left: only its text tells. */
    public static boolean isDiskFull(IOException e) {
        String text = String.valueOf(e.getMessage());
        return text.contains("No space left")
                || text.contains("Disk quota exceeded")
                || text.contains("not enough space");
    }

    /** Damage found in a file: what was expected there and what was found. */
    public static StorageException damaged(String file, long position, String expectedAndFound) {
        return new StorageException(
                ErrorCode.DATA_CORRUPTED, "File damaged: " + file + " at " + position + ": " + expectedAndFound);
    }
}
