package io.docdb.txn;

import io.docdb.error.ErrorCode;
import io.docdb.error.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** A log whose records become durable when the test says so, and which fails when the test says so. */
final class ManualLog implements CommitLog {
    final List<byte[]> records = new ArrayList<>();
    private LongConsumer listener;
    private volatile long forceNanos;
    private boolean held;
    private boolean failing;
    private Error planted;

    @Override
    public synchronized void append(long sequence, byte[] payload) {
        if (failing) {
            throw new StorageException(ErrorCode.IO_ERROR, "disk on fire");
        }
        if (planted != null) {
            Error error = planted;
            planted = null;
            throw error;
        }
        records.add(payload);
        if (!held) {
            listener.accept(sequence);
        }
    }

    @Override
    public void onDurable(LongConsumer durable) {
        listener = durable;
    }

    @Override
    public void awaitDurable(long sequence) {
        throw new UnsupportedOperationException("nobody waits here but for commits");
    }

    @Override
    public long forceNanos() {
        return forceNanos;
    }

    /** From now on it says that a force takes so long. */
    void takes(long nanos) {
        forceNanos = nanos;
    }

    synchronized void hold() {
        held = true;
    }

    synchronized void fail() {
        failing = true;
    }

    /** The next append throws this. */
    synchronized void plant(Error error) {
        planted = error;
    }

    synchronized int size() {
        return records.size();
    }

    void makeDurable() {
        long sequence;
        synchronized (this) {
            held = false;
            sequence = records.size();
        }
        listener.accept(sequence);
    }

    /** What is there so far is durable; what comes is held as before. */
    void makeDurableSoFar() {
        listener.accept(size());
    }
}
