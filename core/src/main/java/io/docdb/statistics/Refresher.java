package io.docdb.statistics;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntConsumer;

/**
 * Does work for collections one after the other on a thread of its own, which is there only while there is work.
 * Thread-safe.
 */
final class Refresher implements AutoCloseable {
    private final String name;
    private final IntConsumer work;
    private final Deque<Integer> waiting = new ArrayDeque<>(); // guarded by this
    private Thread thread; // the last one; guarded by this
    private boolean busy; // guarded by this
    private volatile boolean closed;

    /** @param work with the id of a collection; looks at {@link #isClosed} now and then; must not throw */
    Refresher(String name, IntConsumer work) {
        this.name = name;
        this.work = work;
    }

    /** Returns at once. */
    synchronized void request(int collectionId) {
        if (closed || waiting.contains(collectionId)) {
            return;
        }
        waiting.add(collectionId);
        if (!busy) {
            busy = true;
            thread = new Thread(this::run, name);
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            start();
        }
    }

    /** Whoever asks must not fail because there is no thread to be had: the next one who asks tries again. */
    private void start() {
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            thread = null;
            giveUp();
        }
    }

    private synchronized void giveUp() {
        waiting.clear();
        busy = false;
        notifyAll();
    }

    private void run() {
        boolean done = false;
        try {
            for (Integer next = next(); next != null; next = next()) {
                work.accept(next);
            }
            done = true;
        } finally {
            if (!done) {
                giveUp();
            }
        }
    }

    private synchronized Integer next() {
        Integer next = closed ? null : waiting.poll();
        if (next == null) {
            busy = false;
            notifyAll();
        }
        return next;
    }

    boolean isClosed() {
        return closed;
    }

    /** Waits until there is no more work. */
    synchronized void awaitIdle() throws InterruptedException {
        while (busy) {
            wait();
        }
    }

    /** Ends the work under way as soon as it looks; when this returns the thread is gone. */
    @Override
    public void close() {
        Thread last;
        synchronized (this) {
            closed = true;
            last = thread;
        }
        boolean interrupted = false;
        while (last != null && last.isAlive()) {
            try {
                last.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
