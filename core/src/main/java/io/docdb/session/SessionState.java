package io.docdb.session;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.txn.Savepoint;
import io.docdb.txn.Transaction;
import io.docdb.txn.TransactionOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What a session remembers between statements. Belongs to the session's thread, but for {@link #cancel}. */
final class SessionState {
    private static final AtomicLong NUMBERS = new AtomicLong(); // tells sessions of this JVM apart, nothing more

    private final Engine engine;
    private final long number = NUMBERS.incrementAndGet();
    private final Map<Integer, Long> drawn = new HashMap<>();
    private final List<Savepoint> savepoints = new ArrayList<>();
    private SessionOptions options;
    private boolean autoCommit = true;
    private Transaction transaction; // null while none is open
    private StreamedRows openRows; // of the statement before, in auto-commit; null if read to the end
    private volatile Cancellation running;
    private volatile boolean closed;

    SessionState(Engine engine, SessionOptions options) {
        this.engine = engine;
        this.options = options;
    }

    SessionOptions options() {
        return options;
    }

    void setOptions(SessionOptions newOptions) {
        this.options = newOptions;
    }

    boolean isAutoCommit() {
        return autoCommit;
    }

    void setAutoCommit(boolean on) {
        this.autoCommit = on;
    }

    /** What each sequence gave this session last, by the sequence's id. */
    Map<Integer, Long> drawn() {
        return drawn;
    }

    /** The schema of this session's temporary objects. */
    String temporarySchema() {
        return "temp_" + number;
    }

    long number() {
        return number;
    }

    TransactionOptions transactionOptions() {
        return new TransactionOptions(
                options.isolation(),
                options.readOnly(),
                options.durability(),
                options.lockTimeout(),
                options.idleTimeout(),
                options.principal(),
                options.context());
    }

    boolean inTransaction() {
        return transaction != null;
    }

    /** The open transaction; begins one if there is none. */
    Transaction transaction() {
        if (transaction == null) {
            begin();
        }
        return transaction;
    }

    void begin() {
        savepoints.clear();
        transaction = engine.transactions().begin(transactionOptions());
    }

    void commit() {
        closeRows();
        Transaction ending = transaction;
        transaction = null;
        if (ending != null) {
            ending.commit();
        }
    }

    void rollback() {
        closeRows();
        Transaction ending = transaction;
        transaction = null;
        if (ending != null) {
            ending.rollback();
        }
    }

    /** Savepoints made by SQL, oldest first; a name made twice hides the older one. */
    List<Savepoint> savepoints() {
        return savepoints;
    }

    void rowsOpened(StreamedRows rows) {
        this.openRows = rows;
    }

    /** Rows of an earlier statement end where the next one of the transaction that owns them ends. */
    void closeRows() {
        StreamedRows rows = openRows;
        openRows = null;
        if (rows != null) {
            rows.close();
        }
    }

    Cancellation started(Cancellation cancellation) {
        running = cancellation;
        return cancellation;
    }

    void cancel() {
        Cancellation statement = running;
        if (statement != null) {
            statement.cancel();
        }
        Transaction waiting = transaction;
        if (waiting != null) {
            waiting.cancel();
        }
    }

    boolean isClosed() {
        return closed;
    }

    void requireOpen() {
        if (closed) {
            throw new DatabaseException(ErrorCode.CLOSED, "Session is closed");
        }
    }

    void close() {
        closed = true;
        try {
            rollback();
        } catch (DatabaseException e) {
            if (e.code() != ErrorCode.DATABASE_STOPPED && e.code() != ErrorCode.CLOSED) {
                throw e;
            }
        }
    }
}
