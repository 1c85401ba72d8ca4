package io.docdb.session;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;

/**
 * Tells a session why its database has stopped: the first error says that the disk is full (53100), whoever it was that met
 * the full disk, the next ones that the database has stopped (57P03), on which pools throw a connection away. Confined to the
 * session's thread.
 */
public final class FullDisk {
    private boolean told;

    /** The error to throw for {@code error}. */
    public DatabaseException tell(DatabaseException error) {
        if (told || error.code() != ErrorCode.DATABASE_STOPPED || !isOfFullDisk(error)) {
            return error;
        }
        told = true;
        return new DatabaseException(ErrorCode.DISK_FULL, error.getMessage(), error);
    }

    private static boolean isOfFullDisk(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseException known && known.code() == ErrorCode.DISK_FULL) {
                return true;
            }
        }
        return false;
    }
}
