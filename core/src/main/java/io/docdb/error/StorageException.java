package io.docdb.error;

/** A file could not be read or written, or is damaged (58030, XX001): stop and restore. */
public final class StorageException extends DatabaseException {
    public StorageException(ErrorCode code, String message) {
        super(code, message);
    }

    public StorageException(ErrorCode code, String message, Throwable cause) {
        super(code, message, cause);
    }
}
