package io.docdb.exec;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Memory that is let go when a query has taken all there is: to close the query takes some, too, and what it holds is free only
 * then. There is one for the JVM, for there is one heap. Thread-safe.
 *
 * <pre>{@code
 * MemoryReserve.letGo();
 * try {
 *     cursor.close();
 * } finally {
 *     MemoryReserve.takeAgain();
 * }
 * }</pre>
 */
final class MemoryReserve {
    /** Closing makes lists and small objects; a few kilobytes do, and others want some at the same time. */
    private static final int BYTES = 256 * 1024;

    private static final AtomicReference<byte[]> HELD = new AtomicReference<>(new byte[BYTES]);

    private MemoryReserve() {}

    static void letGo() {
        HELD.set(null);
    }

    static void takeAgain() {
        try {
            HELD.set(new byte[BYTES]);
        } catch (OutOfMemoryError e) {
            // the next time that there is some
        }
    }
}
