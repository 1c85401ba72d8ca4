package io.docdb.wal;

import java.util.ArrayList;
import java.util.concurrent.locks.LockSupport;

/** The threads that wait for a sequence to become durable. Thread-safe. */
final class WaitingThreads {
    private record Waiter(Thread thread, long sequence) {}

    /** More waiters than this would take the processors from those who work, were they to spin. */
    private static final int CROWD = 2;

    private final ArrayList<Waiter> waiters = new ArrayList<>();
    private volatile boolean crowded;

    /** True if so many wait that another one should sleep at once. */
    boolean isCrowded() {
        return crowded;
    }

    synchronized void enter(long sequence) {
        waiters.add(new Waiter(Thread.currentThread(), sequence));
        crowded = waiters.size() > CROWD;
    }

    synchronized void leave() {
        Thread self = Thread.currentThread();
        for (int i = waiters.size() - 1; i >= 0; i--) {
            if (waiters.get(i).thread == self) {
                waiters.remove(i);
                crowded = waiters.size() > CROWD;
                return;
            }
        }
    }

    /** Wakes all that wait for at most this sequence; they look for themselves and leave. */
    synchronized void wake(long sequence) {
        int kept = 0;
        for (int i = 0; i < waiters.size(); i++) {
            Waiter waiter = waiters.get(i);
            if (waiter.sequence <= sequence) {
                LockSupport.unpark(waiter.thread);
            } else {
                waiters.set(kept++, waiter);
            }
        }
        while (waiters.size() > kept) {
            waiters.remove(waiters.size() - 1); // without a sub-list: the flusher must get by without memory
        }
        crowded = kept > CROWD;
    }
}
