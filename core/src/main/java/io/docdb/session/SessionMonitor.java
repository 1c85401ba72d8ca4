package io.docdb.session;

import io.docdb.txn.LockStatus;
import io.docdb.txn.TransactionStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells what the sessions of a database are doing, and ends what one of them does. What is told is gathered while all go on: two
 * lines need not be of one moment. Thread-safe.
 */
public final class SessionMonitor {
    private final Engine engine;

    public SessionMonitor(Engine engine) {
        this.engine = engine;
    }

    /** The open sessions, the oldest first. */
    public List<SessionStatus> sessions() {
        Map<Long, TransactionStatus> transactions = new HashMap<>();
        for (TransactionStatus transaction : engine.transactions().transactions()) {
            transactions.merge(transaction.session(), transaction, SessionMonitor::theOneThatMatters);
        }
        Map<Long, LockStatus> waits = new HashMap<>();
        for (LockStatus lock : locks()) {
            if (lock.held() == 0) {
                waits.put(lock.session(), lock);
            }
        }
        Instant now = engine.clock().instant();
        List<SessionStatus> all = new ArrayList<>();
        for (SessionState state : engine.sessions().all()) {
            all.add(status(
                    state,
                    Optional.ofNullable(transactions.get(state.number())),
                    Optional.ofNullable(waits.get(state.number())),
                    now));
        }
        return all;
    }

    /** A session has several while rows of queries in auto-commit are read: the one that has written, else the last. */
    private static TransactionStatus theOneThatMatters(TransactionStatus a, TransactionStatus b) {
        if (a.hasWritten() != b.hasWritten()) {
            return a.hasWritten() ? a : b;
        }
        return a.id() > b.id() ? a : b;
    }

    private static SessionStatus status(
            SessionState state, Optional<TransactionStatus> transaction, Optional<LockStatus> wait, Instant now) {
        Activity activity = state.activity();
        SessionOptions options = state.options();
        SessionStatus.State doing = activity.isActive()
                ? SessionStatus.State.ACTIVE
                : transaction.isPresent() ? SessionStatus.State.IDLE_IN_TRANSACTION : SessionStatus.State.IDLE;
        Optional<Instant> statementBegan = activity.statementBegan(now);
        return new SessionStatus(
                state.number(),
                options.principal(),
                options.context(),
                state.openedAt(),
                doing,
                activity.statement(),
                statementBegan,
                transaction.map(TransactionStatus::id),
                transaction.flatMap(open -> activity.transactionBegan(now).or(() -> statementBegan)),
                transaction.map(TransactionStatus::isolation).orElse(options.isolation()),
                transaction.map(TransactionStatus::readOnly).orElse(options.readOnly()),
                transaction.map(TransactionStatus::hasWritten).orElse(false),
                wait.map(LockStatus::waitsFor),
                wait.map(LockStatus::blockers).orElse(List.of()));
    }

    /** What is locked and waited for. */
    public List<LockStatus> locks() {
        return engine.transactions().lockStatus();
    }

    /**
     * Ends the statement that a session runs, which then fails with CANCELLED (57014). Does nothing to one that runs none.
     *
     * @return false if there is no such session
     */
    public boolean cancel(long session) {
        Optional<SessionState> found = engine.sessions().find(session);
        found.ifPresent(SessionState::cancel);
        return found.isPresent();
    }

    /**
     * Ends a session: its statement, and its transaction, which is rolled back. Whoever has it hears SESSION_TERMINATED (57P01),
     * now or when he uses it next.
     *
     * @return false if there is no such session
     */
    public boolean terminate(long session) {
        Optional<SessionState> found = engine.sessions().find(session);
        found.ifPresent(SessionState::terminate);
        return found.isPresent();
    }
}
