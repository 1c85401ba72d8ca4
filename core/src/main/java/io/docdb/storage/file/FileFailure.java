package io.docdb.storage.file;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.error.StorageException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Turns what the operating system says into docdb's errors. */
public final class FileFailure {
    private FileFailure() {}

    /**
     * @param action what was being done, as "write log"
     * @param file its path
     */
    public static StorageException of(String action, String file, IOException e) {
        return failure(codeOf(e), action, file, e);
    }

    /**
     * The same while a database is opened: what this user may not do there, and a place that can be none, are CANNOT_OPEN, for no
     * disk has failed.
     */
    public static StorageException opening(String action, String file, IOException e) {
        return failure(isDenied(e) || isNoPlace(e) ? ErrorCode.CANNOT_OPEN : codeOf(e), action, file, e);
    }

    /**
     * What to tell if a database stops while it is opened: CANNOT_OPEN with the first failure if that was of the kind of
     * {@link #opening}, else {@code error} itself.
     */
    public static DatabaseException whileOpening(DatabaseException error) {
        if (error.code() == ErrorCode.DATABASE_STOPPED) {
            for (Throwable cause = error; cause != null; cause = cause.getCause()) {
                if (cause instanceof StorageException first
                        && first.getCause() instanceof IOException e
                        && (isDenied(e) || isNoPlace(e))) {
                    return new StorageException(ErrorCode.CANNOT_OPEN, first.getMessage(), error);
                }
            }
        }
        return error;
    }

    private static boolean isNoPlace(IOException e) {
        return says(e, "Not a directory")
                || says(e, "File name too long")
                || says(e, "Too many levels of symbolic links");
    }

    private static StorageException failure(ErrorCode code, String action, String file, IOException e) {
        return new StorageException(code, "Cannot " + action + ": " + file + ": " + reason(e, file), e);
    }

    /** The operating system's own text often names the file alone. */
    private static String reason(IOException e, String file) {
        String named = e instanceof FileSystemException known && known.getFile() != null ? known.getFile() : file;
        String other = named.equals(file) ? "" : named + ": ";
        if (isDenied(e)) {
            return other + (says(e, "Read-only file system") ? "the file system is read-only" : notPermitted());
        }
        if (isMissing(e)) {
            return other + "expected the file, found none";
        }
        if (e instanceof FileSystemException known && known.getReason() != null) {
            return other + known.getReason();
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    private static String notPermitted() {
        return "not permitted for user " + System.getProperty("user.name");
    }

    private static boolean isMissing(IOException e) {
        boolean hasReason = String.valueOf(e.getMessage()).endsWith(")"); // "file (why it could not be opened)"
        return e instanceof NoSuchFileException
                || e instanceof FileNotFoundException
                        && (!hasReason || says(e, "No such file") || says(e, "cannot find"));
    }

    /** Of some calls only the text tells. */
    private static boolean isDenied(IOException e) {
        return e instanceof AccessDeniedException
                || says(e, "Permission denied")
                || says(e, "Operation not permitted")
                || says(e, "Read-only file system");
    }

    private static boolean says(IOException e, String text) {
        return String.valueOf(e.getMessage()).contains(text);
    }

    private static ErrorCode codeOf(IOException e) {
        if (isDenied(e)) {
            return ErrorCode.IO_ERROR;
        }
        if (e instanceof EOFException || isMissing(e)) {
            return ErrorCode.DATA_CORRUPTED;
        }
        return isDiskFull(e) ? ErrorCode.DISK_FULL : ErrorCode.IO_ERROR;
    }

    /** True if the operating system says that there is no room left: only its text tells. */
    public static boolean isDiskFull(IOException e) {
        return says(e, "No space left") || says(e, "Disk quota exceeded") || says(e, "not enough space");
    }

    /** Damage found in a file: what was expected there and what was found. */
    public static StorageException damaged(String file, long position, String expectedAndFound) {
        return new StorageException(
                ErrorCode.DATA_CORRUPTED, "File damaged: " + file + " at " + position + ": " + expectedAndFound);
    }
}
