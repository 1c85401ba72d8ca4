package io.docdb.dsl;

import io.docdb.dsl.mapping.DocumentMapper;
import io.docdb.session.Session;
import io.docdb.txn.Savepoint;

/**
 * A transaction: what is read and written through it is one unit. Belongs to one thread at a time, and so does all it
 * gives. Close it; what was not committed is rolled back.
 */
public final class DocumentTransaction extends DocumentStore implements AutoCloseable {
    private final Session session;
    private final Runnable end;
    private boolean closed;

    /** @param end run once at {@link #close} */
    DocumentTransaction(Session session, DocumentMapper mapper, Runnable end) {
        super(Sessions.of(session), mapper);
        this.session = session;
        this.end = end;
    }

    /** Makes all changes durable and visible. @throws io.docdb.error.ConflictException (40001) if others came first */
    public void commit() {
        session.commit();
    }

    /** Undoes all changes. */
    public void rollback() {
        session.rollback();
    }

    /** A place to roll back to. */
    public Savepoint savepoint() {
        return session.savepoint("");
    }

    /** Undoes what came after the savepoint, which stays valid. */
    public void rollbackTo(Savepoint savepoint) {
        session.rollbackTo(savepoint);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            end.run();
        }
    }
}
