package io.docdb.session;

import io.docdb.sql.SqlPrinter;
import java.time.Instant;
import java.util.Optional;

/**
 * What a session runs, noted by its own thread for those who ask from others. Costs a look at the clock for each statement. What
 * others see may be of two statements that follow each other at once.
 */
final class Activity {
    private PreparedStatement.Source statement; // null before the first; written before the next one
    private long statementNanos;
    private Thread executor; // of the statement that runs
    private volatile int executing; // statements, one within the other
    private volatile long transactionNanos; // 0: none was begun, or one of a single statement

    void begin(PreparedStatement.Source source) {
        if (executing == 0) {
            statement = source;
            statementNanos = System.nanoTime();
            executor = Thread.currentThread();
        }
        executing = executing + 1;
    }

    void end() {
        executing = executing - 1;
    }

    void transactionBegan() {
        transactionNanos = System.nanoTime();
    }

    void transactionEnded() {
        transactionNanos = 0;
    }

    /** True if the caller is what the session runs. */
    boolean isOfThisThread() {
        return executing > 0 && executor == Thread.currentThread();
    }

    boolean isExecuting() {
        return executing > 0;
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
