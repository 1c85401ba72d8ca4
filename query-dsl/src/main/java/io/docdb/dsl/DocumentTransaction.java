package io.docdb.dsl;

import io.docdb.dsl.mapping.DocumentMapper;
import io.docdb.session.Session;
import io.docdb.txn.Savepoint;

/**
 * A transaction: what is read and written through it is one unit. Belongs to one thread at a time, and so does all it
 * gives. Close it; what was not committed is rolled back.
 */
public final class DocumentTransaction extends DocumentStore implements AutoCloseable {
    private final TransactionSession session;
    private final Runnable end;
    private boolean closed;

    /** @param end run once at {@link #close} */
    DocumentTransaction(Session session, DocumentMapper mapper, Runnable end) {
        this(new TransactionSession(session), mapper, end);
    }

    private DocumentTransaction(TransactionSession session, DocumentMapper mapper, Runnable end) {
        super(session, mapper);
        this.session = session;
        this.end = end;
    }

    /**
     * Makes all changes durable and visible, and ends the transaction.
     *
     * @throws io.docdb.error.ConflictException (40001) if others came first
     * @throws io.docdb.error.DatabaseException INVALID_TRANSACTION_STATE (25000) if it is over, as all other methods do
     */
    public void commit() {
        Session open = session.open();
        try {
            open.commit();
            session.end("committed");
        } finally {
            session.end("refused at its commit, and rolled back");
        }
    }

    /** Undoes all changes, and ends the transaction. Does nothing if it is over. */
    public void rollback() {
        if (!session.isOver()) {
            Session open = session.open();
            session.end("rolled back");
            open.rollback();
        }
    }

    /**
     * Locks whole collections until the transaction ends: {@code lock(CollectionLock.exclusive("orders"))}.
     *
     * @throws io.docdb.error.DatabaseException COLLECTION_NOT_FOUND (42S02) if there is none of that name; LOCK_TIMEOUT (40001) if
     *     others do not let go of it within the lock timeout; LOCK_NOT_AVAILABLE (55P03) if it is not to wait
     */
    public void lock(CollectionLock lock) {
        session.open().prepare(Given.given(lock, "a lock").build(), 0).execute().close();
    }

    /** A place to roll back to. */
    public Savepoint savepoint() {
        return session.open().savepoint("");
    }

    /** Undoes what came after the savepoint, which stays valid, and gives back the locks taken since. */
    public void rollbackTo(Savepoint savepoint) {
        session.open().rollbackTo(Given.given(savepoint, "a savepoint"));
    }

    /** Forgets the savepoint; what came after it stays. */
    public void release(Savepoint savepoint) {
        session.open().release(Given.given(savepoint, "a savepoint"));
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            session.end("closed");
            end.run();
        }
    }
}
