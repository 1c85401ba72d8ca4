package io.docdb.exec.operator;

import java.util.List;

/** The threads that help the session's own with one query, and end before it goes on. */
public final class QueryThreads {
    private QueryThreads() {}

    /**
     * @param number from 1, for its name
     * @throws OutOfMemoryError if there are too many threads already
     */
    public static Thread start(Runnable work, int number) {
        Thread thread = new Thread(work, "docdb-query-" + number);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Waits for the end of all; an interrupt is kept for whoever waits for it. */
    public static void join(List<Thread> threads) {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
