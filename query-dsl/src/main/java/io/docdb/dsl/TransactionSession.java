package io.docdb.dsl;

import io.docdb.error.DatabaseException;
import io.docdb.error.ErrorCode;
import io.docdb.session.Session;
import java.util.function.Function;

/**
 * The session of a transaction, as long as that lasts: afterwards the session may be another's, and nothing reaches it from
 * here. Confined to its transaction.
 */
final class TransactionSession implements Sessions {
    private final Session session;
    private String ended = "";

    TransactionSession(Session session) {
        this.session = session;
    }

    /** @throws DatabaseException INVALID_TRANSACTION_STATE (25000) if the transaction is over */
    Session open() {
        if (!ended.isEmpty()) {
            throw new DatabaseException(
                    ErrorCode.INVALID_TRANSACTION_STATE,
                    "Transaction is over: it was " + ended + "; expected one that is open, so begin another");
        }
        return session;
    }

    boolean isOver() {
        return !ended.isEmpty();
    }

    /** @param how it ended; the first end counts */
    void end(String how) {
        if (ended.isEmpty()) {
            ended = how;
        }
    }

    @Override
    public <R> R call(Function<Session, R> work) {
        return work.apply(open());
    }

    @Override
    public Lease lease() {
        return new Lease(open(), () -> {});
    }
}
