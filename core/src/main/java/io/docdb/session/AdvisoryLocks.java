package io.docdb.session;

import io.docdb.error.ConflictException;
import io.docdb.error.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Locks of numbers and names, which mean something to applications alone: that only one of them migrates a schema, or runs a
 * job. They belong to a session until it gives them back or ends, or to its transaction until that ends or goes back to an
 * earlier savepoint; who has one may take it again, and gives it back as often. No row waits for them. Thread-safe.
 */
public final class AdvisoryLocks {
    /** Between two looks at whether a waiting statement was cancelled: in milliseconds. */
    private static final long PAUSE = 20;

    private final Map<Object, Map<Long, Count>> holders = new HashMap<>(); // by key, then by number of session
    private final Map<Long, List<Taken>> ofTransactions = new HashMap<>(); // by number of session, in order
    private volatile boolean inUse; // false if nobody has any, as almost always

    /** A lock that was taken until the end of a transaction. */
    private record Taken(Object key, boolean shared) {}

    /** How often one session has taken one lock. */
    private static final class Count {
        private final int[] taken = new int[4];

        private static int place(boolean shared, boolean ofTransaction) {
            return (shared ? 2 : 0) + (ofTransaction ? 1 : 0);
        }

        boolean isExclusive() {
            return taken[0] > 0 || taken[1] > 0;
        }

        boolean isHeld() {
            return isExclusive() || taken[2] > 0 || taken[3] > 0;
        }
    }

    /**
     * Takes a lock.
     *
     * @param key a number, two numbers, or a name
     * @param session whose it is
     * @param shared true if others may have it shared, too
     * @param ofTransaction true until the transaction ends or goes back to an earlier savepoint, else until it is given back
     * @param wait how long at most; zero to answer at once
     * @param cancelCheck throws if the statement was cancelled
     * @return false if another session has it still
     */
    boolean take(Object key, long session, boolean shared, boolean ofTransaction, Duration wait, Runnable cancelCheck) {
        long until = System.nanoTime() + wait.toNanos();
        while (!tryTake(key, session, shared, ofTransaction)) {
            cancelCheck.run();
            if (!awaitChange(until - System.nanoTime())) {
                return false;
            }
        }
        return true;
    }

    private synchronized boolean tryTake(Object key, long session, boolean shared, boolean ofTransaction) {
        boolean free = holders.getOrDefault(key, Map.of()).entrySet().stream()
                .allMatch(holder -> holder.getKey() == session
                        || shared && !holder.getValue().isExclusive());
        if (free) {
            holders.computeIfAbsent(key, unused -> new HashMap<>())
                    .computeIfAbsent(session, unused -> new Count())
                    .taken[Count.place(shared, ofTransaction)]++;
            if (ofTransaction) {
                ofTransactions
                        .computeIfAbsent(session, unused -> new ArrayList<>())
                        .add(new Taken(key, shared));
            }
            inUse = true;
        }
        return free;
    }

    /** @return false if the time is up, or the thread was interrupted */
    private synchronized boolean awaitChange(long nanos) {
        if (nanos <= 0) {
            return false;
        }
        try {
            wait(Math.max(1, Math.min(PAUSE, nanos / 1_000_000)));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Gives back one taking of the session's own. @return false if the session has not taken it so */
    synchronized boolean giveBack(Object key, long session, boolean shared) {
        Map<Long, Count> sessions = holders.getOrDefault(key, Map.of());
        Count count = sessions.get(session);
        int place = Count.place(shared, false);
        if (count == null || count.taken[place] == 0) {
            return false;
        }
        count.taken[place]--;
        forgetUnheld();
        return true;
    }

    /** How many the session's transaction has taken, to go back to. */
    int takenByTransaction(long session) {
        return inUse ? taken(session).size() : 0;
    }

    private synchronized List<Taken> taken(long session) {
        return ofTransactions.getOrDefault(session, List.of());
    }

    /** Gives back what the session's transaction has taken after it had that many. */
    void giveBackSince(int taken, long session) {
        if (inUse && taken(session).size() > taken) {
            giveBackFrom(taken, session);
        }
    }

    private synchronized void giveBackFrom(int first, long session) {
        List<Taken> since = taken(session).subList(first, taken(session).size());
        for (Taken one : since) {
            holders.get(one.key()).get(session).taken[Count.place(one.shared(), true)]--;
        }
        since.clear();
        forgetUnheld();
    }

    /** Gives back what the session's transaction has taken. */
    void endTransaction(long session) {
        if (inUse) {
            giveBackAll(session, true);
        }
    }

    /** Gives back what the session has taken for itself; what its transaction has stays. @return how many locks those were */
    int giveBackOwn(long session) {
        return inUse ? giveBackAll(session, false) : 0;
    }

    void endSession(long session) {
        endTransaction(session);
        giveBackOwn(session);
    }

    private synchronized int giveBackAll(long session, boolean ofTransaction) {
        int locks = 0;
        if (ofTransaction) {
            ofTransactions.remove(session);
        }
        for (Map<Long, Count> sessions : holders.values()) {
            Count count = sessions.get(session);
            if (count != null) {
                int taken =
                        count.taken[Count.place(false, ofTransaction)] + count.taken[Count.place(true, ofTransaction)];
                count.taken[Count.place(false, ofTransaction)] = 0;
                count.taken[Count.place(true, ofTransaction)] = 0;
                locks += taken > 0 ? 1 : 0;
            }
        }
        if (locks > 0) {
            forgetUnheld();
        }
        return locks;
    }

    private void forgetUnheld() {
        holders.values().forEach(sessions -> sessions.values().removeIf(count -> !count.isHeld()));
        holders.values().removeIf(Map::isEmpty);
        inUse = !holders.isEmpty();
        notifyAll();
    }

    /** The number of a session that has the lock; -1 if none has. */
    synchronized long holder(Object key) {
        return holders.getOrDefault(key, Map.of()).keySet().stream().findFirst().orElse(-1L);
    }

    /** True if the session has any. */
    boolean hasAny(long session) {
        return inUse && isHolder(session);
    }

    private synchronized boolean isHolder(long session) {
        return holders.values().stream().anyMatch(sessions -> sessions.containsKey(session));
    }

    static ConflictException timedOut(Object key, Duration wait) {
        return new ConflictException(
                ErrorCode.LOCK_TIMEOUT,
                "Advisory lock " + key + " not free within " + wait.toMillis()
                        + " ms: another session has it; SET lock_timeout says how long to wait");
    }
}
