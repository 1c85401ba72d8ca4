package io.docdb.error;

import java.util.Objects;

/**
 * Root of every exception docdb throws at its callers.
 *
 * <p>A message is fixed text first, then the thing, the expectation and the finding:
 * {@code Schema violated: people /age expected integer, found "old"}.
 */
public class DatabaseException extends RuntimeException {
    private final ErrorCode code;

    public DatabaseException(ErrorCode code, String message) {
        this(code, message, null);
    }

    public DatabaseException(ErrorCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = Objects.requireNonNull(code);
    }

    public final ErrorCode code() {
        return code;
    }

    public final String sqlState() {
        return code.sqlState();
    }

    /** True if repeating the transaction may succeed without any change by the caller. */
    public final boolean isRetryable() {
        return code.retryable();
    }
}
