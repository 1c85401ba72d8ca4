package io.docdb.session;

import io.docdb.sql.SqlPrinter;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Instant;
import java.util.Optional;

/**
 * What a session runs, noted by its own thread for those who ask from others. Costs nearly nothing: plain fields that become
 * visible with the state, and the time a transaction has looked up anyway. What others see may be of two statements that follow
 * each other at once.
 */
final class Activity {
    private static final VarHandle EXECUTING;
    private static final VarHandle OPEN_ROWS;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            EXECUTING = lookup.findVarHandle(Activity.class, "executing", int.class);
            OPEN_ROWS = lookup.findVarHandle(Activity.class, "openRows", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private PreparedStatement.Source statement; // null before the first
    private long statementNanos;
    private Thread executor; // of the statement that runs
    private int executing; // statements, one within the other
    private int openRows; // results of which rows are still to be read, and computed when they are
    private volatile long transactionNanos; // 0: none was begun, or one of a single statement

    /** A statement begins; {@link #beganAt} says when, if it runs in a transaction. */
    void begin(PreparedStatement.Source source) {
        if (executing == 0) {
            statement = source;
            executor = Thread.currentThread();
        }
        EXECUTING.setRelease(this, executing + 1);
    }

    /** @param nanos of {@link System#nanoTime} */
    void beganAt(long nanos) {
        if (executing == 1) {
            statementNanos = nanos;
        }
    }

    void end() {
        if (executing == 1) {
            executor = null;
        }
        EXECUTING.setRelease(this, executing - 1);
    }

    void rowsOpened() {
        OPEN_ROWS.setRelease(this, openRows + 1);
    }

    void rowsEnded() {
        OPEN_ROWS.setRelease(this, openRows - 1);
    }

    void transactionBegan() {
        transactionNanos = System.nanoTime();
    }

    void transactionEnded() {
        transactionNanos = 0;
    }

    /** True if the caller is what the session runs. */
    boolean isOfThisThread() {
        return (int) EXECUTING.getAcquire(this) > 0 && executor == Thread.currentThread();
    }

    /** True while a statement runs, or its rows are being read. */
    boolean isActive() {
        return (int) EXECUTING.getAcquire(this) > 0 || (int) OPEN_ROWS.getAcquire(this) > 0;
    }

    /** The text of the statement; one that a program has built is printed. */
    String statement() {
        PreparedStatement.Source last = statement;
        if (last == null) {
            return "";
        }
        return last.text().isEmpty() ? SqlPrinter.print(last.tree()) : last.text();
    }

    Optional<Instant> statementBegan(Instant now) {
        return statement == null ? Optional.empty() : Optional.of(before(now, statementNanos));
    }

    Optional<Instant> transactionBegan(Instant now) {
        long since = transactionNanos;
        return since == 0 ? Optional.empty() : Optional.of(before(now, since));
    }

    private static Instant before(Instant now, long nanos) {
        return now.minusNanos(Math.max(0, System.nanoTime() - nanos));
    }
}
