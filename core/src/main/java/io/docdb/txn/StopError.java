package io.docdb.txn;

import io.docdb.error.StorageException;
import io.docdb.storage.file.StopSwitch;

/** What callers get once the database has stopped. */
final class StopError {
    private StopError() {}

    /** A new error for a stopped database, with the first failure as its cause. */
    static StorageException of(StopSwitch stop) {
        try {
            stop.check();
        } catch (StorageException e) {
            return e;
        }
        throw new IllegalStateException("not stopped");
    }
}
