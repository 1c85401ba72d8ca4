package io.docdb.error;

import java.io.Serializable;
import java.util.Optional;

/** The statement or one of its values is wrong (42xxx, 22xxx, 0A000): fix it. Says where, if the text is known. */
public final class StatementException extends DatabaseException {
    private final SourcePosition position;
    private final Part part;
    private final int offset;

    /**
     * Where in a part of a statement that is kept as a text of its own: a default, a CHECK, the query of a view.
     *
     * @param offset in it, from 0
     */
    public record Part(String text, int offset) implements Serializable {}

    public StatementException(ErrorCode code, String message) {
        this(code, message, (SourcePosition) null);
    }

    public StatementException(ErrorCode code, String message, Throwable cause) {
        this(code, message, -1, cause);
    }

    /** @param position where in the statement; null if it has no text, as a query made by the DSL has none */
    public StatementException(ErrorCode code, String message, SourcePosition position) {
        this(code, message, position, (Part) null);
    }

    /** As the other, of an error that came of another one. */
    public StatementException(ErrorCode code, String message, SourcePosition position, Throwable cause) {
        super(code, message + " (" + position + ")", cause);
        this.position = position;
        this.part = null;
        this.offset = -1;
    }

    private StatementException(ErrorCode code, String message, int offset, Throwable cause) {
        super(code, message, cause);
        this.position = null;
        this.part = null;
        this.offset = offset;
    }

    private StatementException(ErrorCode code, String message, SourcePosition position, Part part) {
        super(code, position == null ? message : message + " (" + position + ")");
        this.position = position;
        this.part = part;
        this.offset = -1;
    }

    /** In a part of the statement: the position counts from the part's own text. */
    public static StatementException in(Part part, ErrorCode code, String message) {
        return new StatementException(code, message, SourcePosition.of(part.text(), part.offset()), part);
    }

    /** The same error at a place in the statement, if it was told by one in a part of it; empty: at none. */
    public StatementException inStatement(Optional<SourcePosition> place) {
        String message = getMessage();
        String plain = position == null ? message : message.substring(0, message.lastIndexOf(" (" + position + ")"));
        return new StatementException(code(), plain, place.orElse(null));
    }

    /**
     * The same error, for whoever has the text of the statement at hand to say where; one that knows its place already stays
     * as it is.
     *
     * @param offset in the statement, in UTF-16 units from 0; negative: not known
     */
    public StatementException at(int offset) {
        boolean isPlaced = position != null || this.offset >= 0;
        return isPlaced || offset < 0 ? this : new StatementException(code(), getMessage(), offset, getCause());
    }

    /** The same error with its line and column, if only its offset is known; an empty text has neither. */
    public StatementException inText(String text) {
        return offset < 0 || text.isEmpty()
                ? this
                : new StatementException(code(), getMessage(), SourcePosition.of(text, offset), getCause());
    }

    public Optional<Part> part() {
        return Optional.ofNullable(part);
    }

    public Optional<SourcePosition> position() {
        return Optional.ofNullable(position);
    }
}
