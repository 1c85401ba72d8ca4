package io.docdb.dsl;

import io.docdb.Database;
import io.docdb.session.Session;
import io.docdb.session.SessionOptions;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Sessions that wait for their next operation; one more is opened when none waits. Thread-safe. */
final class SessionPool implements Sessions, AutoCloseable {
    /** More than these do not wait: a session is cheap to open, but holds its settings and buffers. */
    private static final int MOST_WAITING = 16;

    private final Database database;
    private final SessionOptions options;
    private final Deque<Session> waiting = new ConcurrentLinkedDeque<>();
    private final AtomicInteger waitingCount = new AtomicInteger();
    private volatile boolean closed;

    SessionPool(Database database, SessionOptions options) {
        this.database = database;
        this.options = options;
    }

    SessionOptions options() {
        return options;
    }

    @Override
    public <R> R call(Function<Session, R> work) {
        try (Lease lease = lease()) {
            return work.apply(lease.session());
        }
    }

    @Override
    public Lease lease() {
        Session leased = closed ? database.session(options) : waitingOrNew();
        return new Lease(leased, () -> giveBack(leased));
    }

    /** One that was terminated meanwhile, or whose database has stopped and opens again with the next session, is passed over. */
    private Session waitingOrNew() {
        for (Session session = waiting.poll(); session != null; session = waiting.poll()) {
            waitingCount.decrementAndGet();
            if (session.isUsable()) {
                return session;
            }
            session.close();
        }
        return database.session(options);
    }

    private void giveBack(Session session) {
        if (session.isClosed()) {
            return;
        }
        boolean reusable = !session.inTransaction() && !session.hasTemporary() && session.isAsMade();
        if (!reusable || closed || waitingCount.get() >= MOST_WAITING) {
            session.close();
            return;
        }
        waitingCount.incrementAndGet();
        waiting.push(session);
        if (closed) {
            close();
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Session session = waiting.poll(); session != null; session = waiting.poll()) {
            waitingCount.decrementAndGet();
            session.close();
        }
    }
}
