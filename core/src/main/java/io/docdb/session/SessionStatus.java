package io.docdb.session;

import io.docdb.txn.IsolationLevel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a session is doing, as of a moment ago.
 *
 * @param id its number, as SESSION_ID() and {@code pg_backend_pid()} give it
 * @param principal whose it is; empty if nobody is named
 * @param context circumstances that were said of it, as the name of the application
 * @param statement the one it runs, else the last one; empty before the first
 * @param statementBegan when that began
 * @param transaction the number of the open transaction
 * @param transactionBegan empty if none is open, or where it is that of one statement, when that began
 * @param hasWritten true if the transaction has changed something that others do not see yet
 * @param waitsFor the row or table whose lock it waits for
 * @param blockers the sessions that have to let go of it before
 */
public record SessionStatus(
        long id,
        String principal,
        Map<String, String> context,
        Instant openedAt,
        State state,
        String statement,
        Optional<Instant> statementBegan,
        Optional<Long> transaction,
        Optional<Instant> transactionBegan,
        IsolationLevel isolation,
        boolean readOnly,
        boolean hasWritten,
        Optional<String> waitsFor,
        List<Long> blockers) {
    /** Named as PostgreSQL's {@code pg_stat_activity} has it. */
    public enum State {
        /** A statement runs, or rows of one are still to be read. */
        ACTIVE("active"),
        /** Nothing is asked of it. */
        IDLE("idle"),
        /** A transaction is open, and no statement runs. */
        IDLE_IN_TRANSACTION("idle in transaction");

        private final String text;

        State(String text) {
            this.text = text;
        }

        /** {@code idle in transaction}. */
        public String text() {
            return text;
        }
    }
}
