package io.docdb.bind;

import io.docdb.error.ErrorCode;
import io.docdb.error.SourcePosition;
import io.docdb.error.StatementException;
import io.docdb.sql.ast.Position;
import java.util.function.Supplier;

/**
 * Makes the errors of one statement, with the place in its text.
 *
 * @param text of the statement; empty for a tree that a program made
 * @param isStatement false if it is the text of a view or a default inside the statement
 */
record BindErrors(String text, boolean isStatement) {
    BindErrors(String text) {
        this(text, true);
    }

    StatementException at(Position position, ErrorCode code, String message) {
        SourcePosition place = place(position);
        return isStatement || place == null
                ? new StatementException(code, message, place)
                : StatementException.in(new StatementException.Part(text, position.offset()), code, message);
    }

    /** True if a name in double quotes stands there. */
    boolean isQuoted(Position position) {
        return position.offset() >= 0 && position.offset() < text.length() && text.charAt(position.offset()) == '"';
    }

    /** Runs {@code action}; an error that names no place gets this one. */
    <T> T locate(Position position, Supplier<T> action) {
        try {
            return action.get();
        } catch (StatementException error) {
            throw located(error, position);
        }
    }

    StatementException located(StatementException error, Position position) {
        return error.position().isPresent() || place(position) == null
                ? error
                : at(position, error.code(), error.getMessage());
    }

    /** Null for a node without a place, as {@link StatementException} takes it. */
    private SourcePosition place(Position position) {
        return position.offset() < 0 || text.isEmpty() ? null : SourcePosition.of(text, position.offset());
    }
}
