package io.docdb.jdbc;

import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The turns that threads take at a session, which is made for one at a time: JDBC lets them share a connection. A thread may
 * take another turn within its own. Thread-safe.
 */
final class Turns {
    private static final long PAUSE_NANOS = 1_000_000;

    private final ReentrantLock lock = new ReentrantLock();

    /** What others have left to be done by those whose turn it is, when it ends. */
    private final Queue<SqlErrors.Action> left = new ConcurrentLinkedQueue<>();

    /** Waits for its turn, and does some work then. */
    <T> T take(SqlErrors.Work<T> work) throws SQLException {
        lock.lock();
        try {
            return SqlErrors.translate(work);
        } finally {
            end();
        }
    }

    /** As {@link #take}, of work that gives nothing. */
    void use(SqlErrors.Action action) throws SQLException {
        lock.lock();
        try {
            SqlErrors.translateAction(action);
        } finally {
            end();
        }
    }

    /** As {@link #use}, but waits for nobody: if it is another thread's turn, that one does it at the end. */
    void useSoon(SqlErrors.Action action) throws SQLException {
        if (lock.tryLock()) {
            try {
                SqlErrors.translateAction(action);
            } finally {
                end();
            }
        } else {
            left.add(action);
            doWhatIsLeft(); // the turn may have ended just before
        }
    }

    /** @return false if it is another thread's turn: then nothing is done */
    boolean useIfFree(SqlErrors.Action action) throws SQLException {
        if (!lock.tryLock()) {
            return false;
        }
        try {
            SqlErrors.translateAction(action);
            return true;
        } finally {
            end();
        }
    }

    private void end() {
        lock.unlock();
        if (!left.isEmpty() && !lock.isHeldByCurrentThread()) {
            doWhatIsLeft();
        }
    }

    private void doWhatIsLeft() {
        while (!left.isEmpty() && lock.tryLock()) {
            try {
                for (SqlErrors.Action action = left.poll(); action != null; action = left.poll()) {
                    SqlErrors.translateAction(action);
                }
            } catch (SQLException | RuntimeException e) {
                DriverLog.LOG.log(System.Logger.Level.WARNING, "A result did not close in order", e);
            } finally {
                lock.unlock();
            }
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
            end();
        }
    }
}
