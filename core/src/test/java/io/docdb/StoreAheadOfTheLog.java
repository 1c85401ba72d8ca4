package io.docdb;

import io.docdb.storage.LogBarrier;
import io.docdb.storage.Store;

/** Broken on purpose: a store whose checkpoints do not wait until the log is durable. */
final class StoreAheadOfTheLog extends FilterStore {
    StoreAheadOfTheLog(Store store) {
        super(store);
    }

    @Override
    public void start(LogBarrier log) {
        store.start(new LogBarrier() {
            @Override
            public void awaitDurable(long sequence) {
                // does not wait: the mistake
            }

            @Override
            public long appendedBytes() {
                return log.appendedBytes();
            }

            @Override
            public long newestSegment() {
                return log.newestSegment();
            }

            @Override
            public void checkpointed(long sequence) {
                log.checkpointed(sequence);
            }
        });
    }
}
