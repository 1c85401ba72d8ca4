package io.docdb.error;

import java.util.Optional;

/** The statement or one of its values is wrong (42xxx, 22xxx, 0A000): fix it. Says where, if the text is known. */
public final class StatementException extends DatabaseException {
    private final SourcePosition position;

    public StatementException(ErrorCode code, String message) {
        this(code, message, (SourcePosition) null);
    }

    public StatementException(ErrorCode code, String message, Throwable cause) {
        super(code, message, cause);
        this.position = null;
    }

    /** @param position where in the statement; null if it has no text, as a query made by the DSL has none */
    public StatementException(ErrorCode code, String message, SourcePosition position) {
        super(code, position == null ? message : message + " (" + position + ")");
        this.position = position;
    }

    /** As the other, of an error that came of another one. */
    public StatementException(ErrorCode code, String message, SourcePosition position, Throwable cause) {
        super(code, message + " (" + position + ")", cause);
        this.position = position;
    }

    public Optional<SourcePosition> position() {
        return Optional.ofNullable(position);
    }
}
