package io.docdb.jdbc;

import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The turns that threads take at a session, which is made for one at a time: JDBC lets them share a connection. A thread may
 * take another turn within its own. Thread-safe.
 */
final class Turns {
    private static final long PAUSE_NANOS = 1_000_000;

    private final ReentrantLock lock = new ReentrantLock();

    /** Waits for its turn, and does some work then. */
    <T> T take(SqlErrors.Work<T> work) throws SQLException {
        lock.lock();
        try {
            return SqlErrors.translate(work);
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #take}, of work that gives nothing. */
    void use(SqlErrors.Action action) throws SQLException {
        lock.lock();
        try {
            SqlErrors.translateAction(action);
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #use}; if it is another thread's turn, that is cut short. */
    void useAtOnce(Runnable cutShort, SqlErrors.Action action) throws SQLException {
        while (!lock.tryLock()) {
            cutShort.run(); // again and again: it may have been between two statements
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        try {
            SqlErrors.translateAction(action);
        } finally {
            lock.unlock();
        }
    }
}
