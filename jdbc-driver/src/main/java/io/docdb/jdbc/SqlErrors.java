package io.docdb.jdbc;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientException;

/** Turns docdb's errors into SQLExceptions: one table from SQLState class to subclass, as JDBC 4.3 (section 8.5) has it. */
final class SqlErrors {
    private SqlErrors() {}

    static SQLException of(DatabaseException error) {
        String message = error.getMessage();
        String state = error.sqlState();
        if (error.code() == ErrorCode.CANCELLED) {
            return new SQLTimeoutException(message, state, 0, error);
        }
        return switch (state.substring(0, 2)) {
            case "07", "42", "3F", "2B", "21" ->
                error.code() == ErrorCode.INSUFFICIENT_PRIVILEGE || error.code() == ErrorCode.APPEND_ONLY
                        ? new SQLNonTransientException(message, state, 0, error)
                        : new SQLSyntaxErrorException(message, state, 0, error);
            case "08", "57" -> new SQLNonTransientConnectionException(message, state, 0, error);
            case "0A" -> new SQLFeatureNotSupportedException(message, state, 0, error);
            case "22" -> new SQLDataException(message, state, 0, error);
            case "23" -> new SQLIntegrityConstraintViolationException(message, state, 0, error);
            case "28" -> new SQLInvalidAuthorizationSpecException(message, state, 0, error);
            case "40" -> new SQLTransactionRollbackException(message, state, 0, error);
            default ->
                error.isRetryable()
                        ? new SQLTransientException(message, state, 0, error)
                        : new SQLNonTransientException(message, state, 0, error);
        };
    }

    /** What a caller of the driver did wrong. */
    static SQLException wrongUse(String state, String message) {
        return switch (state.substring(0, 2)) {
            case "22" -> new SQLDataException(message, state);
            case "42", "07" -> new SQLSyntaxErrorException(message, state);
            case "08" -> new SQLNonTransientConnectionException(message, state);
            default -> new SQLNonTransientException(message, state);
        };
    }

    /** Work that may fail with docdb's errors. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws SQLException;
    }

    /** Work that gives nothing. */
    @FunctionalInterface
    interface Action {
        void run() throws SQLException;
    }

    static <T> T translate(Work<T> work) throws SQLException {
        try {
            return work.run();
        } catch (DatabaseException e) {
            throw of(e);
        }
    }

    static void translateAction(Action action) throws SQLException {
        try {
            action.run();
        } catch (DatabaseException e) {
            throw of(e);
        }
    }
}
