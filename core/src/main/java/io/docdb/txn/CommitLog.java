package io.docdb.txn;

import io.docdb.wal.Log;
import java.util.function.LongConsumer;

/** What the commit pipeline needs of a log: the one on disk, or none for a database in memory. */
interface CommitLog {
    /**
     * Gives the record of a commit its place at the end. Called under the commit lock with consecutive sequences.
     *
     * @throws io.docdb.error.StorageException if the log has failed; the database then stops
     */
    void append(long sequence, byte[] payload);

    /** Calls {@code durable} with the newest durable sequence each time it grows; call once, before the first append. */
    void onDurable(LongConsumer durable);

    /** Waits until the record of that sequence is durable and its listener has been told. */
    void awaitDurable(long sequence);

    /** How long it took of late to make records durable; 0 if there is nothing to wait for. */
    long forceNanos();

    /** The log on disk. */
    static CommitLog over(Log log) {
        return new CommitLog() {
            @Override
            public void append(long sequence, byte[] payload) {
                long place = log.append(payload);
                if (place != sequence) {
                    throw new IllegalStateException("log record " + place + " for commit " + sequence);
                }
            }

            @Override
            public void onDurable(LongConsumer durable) {
                log.onDurable(durable);
            }

            @Override
            public void awaitDurable(long sequence) {
                log.awaitDurable(sequence);
            }

            @Override
            public long forceNanos() {
                return log.forceNanos();
            }
        };
    }

    /** A log for a database in memory: keeps nothing, and everything is durable at once. */
    static CommitLog none() {
        return new CommitLog() {
            private LongConsumer listener = sequence -> {};

            @Override
            public void append(long sequence, byte[] payload) {
                listener.accept(sequence);
            }

            @Override
            public void onDurable(LongConsumer durable) {
                listener = durable;
            }

            @Override
            public void awaitDurable(long sequence) {
                // it is
            }

            @Override
            public long forceNanos() {
                return 0;
            }
        };
    }
}
