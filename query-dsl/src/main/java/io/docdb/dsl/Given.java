package io.docdb.dsl;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;

/** What callers hand in, looked at where it comes in: null is told at once and by its name. */
final class Given {
    private Given() {}

    /** @throws DatabaseException INVALID_PARAMETER (22023) for null */
    static <T> T given(T value, String what) {
        if (value == null) {
            throw refused("Expected " + what + ", found null");
        }
        return value;
    }

    static DatabaseException refused(String message) {
        return new DatabaseException(ErrorCode.INVALID_PARAMETER, message);
    }
}
