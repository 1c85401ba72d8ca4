package io.docdb.exec.change;

import io.docdb.error.ConstraintException;
import io.docdb.error.ErrorCode;
import io.docdb.txn.Savepoint;
import io.docdb.txn.Transaction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Changes that a foreign key of a collection to itself refuses until others of the same statement are done: a row inserted
 * before the one it refers to, a row deleted before those that refer to it. They are tried again behind the others, from
 * the last back to the first, until a round gets none done. Collections without such a key pay nothing.
 *
 * <p>Confined to one execution.
 */
final class PutOffChanges {
    private final ChangeTarget target;
    private final ErrorCode refusal;
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    /** @param refusal what may go away when others are done */
    PutOffChanges(ChangeTarget target, ErrorCode refusal) {
        this.target = target;
        this.refusal = refusal;
    }

    /** Does the change, or keeps it for {@link #finish}. */
    void attempt(Runnable change) {
        if (!target.refersToItself()) {
            change.run();
        } else if (refused(change) != null) {
            waiting.push(change);
        }
    }

    /** @throws ConstraintException what refuses the changes that cannot be done */
    void finish() {
        while (!waiting.isEmpty()) {
            List<Runnable> round = new ArrayList<>(waiting);
            waiting.clear();
            ConstraintException last = null;
            for (Runnable change : round) {
                target.check();
                ConstraintException refused = refused(change);
                if (refused != null) {
                    last = refused;
                    waiting.addLast(change);
                }
            }
            if (last != null && waiting.size() == round.size()) {
                throw last;
            }
        }
    }

    /** Java null if it is done; what refused it, and then nothing was written. */
    private ConstraintException refused(Runnable change) {
        Transaction transaction = target.transaction();
        Savepoint start = transaction.savepoint("");
        try {
            change.run();
            transaction.release(start);
            return null;
        } catch (ConstraintException e) {
            if (e.code() != refusal) {
                throw e;
            }
            transaction.rollbackTo(start);
            transaction.release(start);
            return e;
        }
    }
}
