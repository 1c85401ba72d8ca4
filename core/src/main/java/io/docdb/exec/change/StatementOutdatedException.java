package io.docdb.exec.change;

/**
 * A row the statement has read was changed by another transaction before it could be locked. Not an error: the session rolls
 * the statement back, begins it anew on a fresh snapshot and runs it again; the lock is kept meanwhile.
 */
public final class StatementOutdatedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StatementOutdatedException() {
        super("Row changed since the statement's snapshot: run the statement again", null, false, false);
    }
}
