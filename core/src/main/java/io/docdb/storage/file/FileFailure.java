package io.docdb.storage.file;

import io.docdb.error.ErrorCode;
import io.docdb.error.StorageException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;

/** Turns what the operating system says into docdb's errors. */
public final class FileFailure {
    private FileFailure() {}

    /**
     * @param action what was being done, as "write log"
     * @param file its path
     */
    public static StorageException of(String action, String file, IOException e) {
        String message = "Cannot " + action + ": " + file + ": " + reason(e, file);
        return new StorageException(codeOf(e), message, e);
    }

    /** The operating system's own text names the file alone when it is missing. */
    private static String reason(IOException e, String file) {
        if (isMissing(e)) {
            String missing = String.valueOf(e.getMessage());
            return (missing.equals(file) ? "" : missing + ": ") + "expected the file, found none";
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    private static boolean isMissing(IOException e) {
        return e instanceof NoSuchFileException || e instanceof FileNotFoundException;
    }

    private static ErrorCode codeOf(IOException e) {
        if (e instanceof EOFException || isMissing(e)) {
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
