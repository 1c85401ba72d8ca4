package io.docdb.storage.file;

import java.util.concurrent.locks.LockSupport;

/**
 * Running out of memory is nearly always the doing of one query, which dies of it and gives its memory back. The few places
 * where it must not stop the database, because a commit is half way, wait for that and repeat what they did, if repeating is
 * harmless:
 *
 * <pre>{@code
 * for (int attempt = 0; ; attempt++) {
 *     try {
 *         map.put(key, value);
 *         return;
 *     } catch (OutOfMemoryError e) {
 *         MemoryShortage.waitOrThrow(e, attempt);
 *     }
 * }
 * }</pre>
 */
public final class MemoryShortage {
    /** Twenty seconds in all: by then it is no single query, and a stop is better than to hang. */
    private static final int MAX_ATTEMPTS = 1000;

    private static final long PAUSE_NANOS = 20_000_000;

    private MemoryShortage() {}

    /** Loads this class: when memory is short it would be too late. */
    static void load() {
        // being called is all
    }

    /**
     * True if a lack of memory is behind a failure. The JVM tells it in other words where it was about to link a lambda
     * (InternalError, BootstrapMethodError) or to initialize a class (ExceptionInInitializerError), and where a resource that is closed
     * because of it meets the same error again (IllegalArgumentException). Needs no memory itself.
     */
    public static boolean isBehind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return true;
            }
        }
        return false;
    }

    /** Waits a moment before the next attempt; throws the error when there were too many. Needs no memory itself. */
    public static void waitOrThrow(OutOfMemoryError error, int attempt) {
        if (attempt >= MAX_ATTEMPTS) {
            throw error;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
    }
}
