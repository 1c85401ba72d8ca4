package io.docdb.error;

/** The principal lacks a right (28000, 42501), or the object is append-only: ask for rights. */
public final class AuthorizationException extends DatabaseException {
    public AuthorizationException(ErrorCode code, String message) {
        super(code, message);
    }

    public AuthorizationException(ErrorCode code, String message, Throwable cause) {
        super(code, message, cause);
    }
}
