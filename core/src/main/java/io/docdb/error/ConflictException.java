package io.docdb.error;

/** The transaction lost against another one (40001, 55P03): roll back and try again. */
public final class ConflictException extends DatabaseException {
    public ConflictException(ErrorCode code, String message) {
        super(code, message);
    }

    public ConflictException(ErrorCode code, String message, Throwable cause) {
        super(code, message, cause);
    }
}
