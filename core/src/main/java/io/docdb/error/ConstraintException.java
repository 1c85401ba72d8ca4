package io.docdb.error;

/** The data break a rule of their collection (SQLState class 23): fix the data. */
public class ConstraintException extends DatabaseException {
    public ConstraintException(ErrorCode code, String message) {
        super(code, message);
    }

    public ConstraintException(ErrorCode code, String message, Throwable cause) {
        super(code, message, cause);
    }
}
