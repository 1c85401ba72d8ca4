package io.docdb.txn;

import io.docdb.storage.ByteCursor;
import io.docdb.storage.StoreSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A map of one snapshot cut into consecutive parts of about equal numbers of entries. Each part's cursor is confined to one
 * thread, different parts may be read by different threads at the same time.
 *
 * <p>While parts are read nobody can end the transaction. So whoever reads asks {@link #isToStop} now and then, and gives
 * up if it says so.
 */
public final class MapParts {
    private final List<ByteCursor> cursors;
    private final BooleanSupplier toStop;
    private volatile boolean stopped;

    private MapParts(List<ByteCursor> cursors, BooleanSupplier toStop) {
        this.cursors = cursors;
        this.toStop = toStop;
    }

    static MapParts cut(StoreSnapshot store, int map, int parts, BooleanSupplier toStop) {
        long entries = store.count(map, null, null);
        List<ByteCursor> cursors = new ArrayList<>(parts);
        byte[] from = null;
        for (int part = 1; part <= parts; part++) {
            byte[] to = part == parts ? null : store.keyAt(map, entries * part / parts);
            if (to != null || part == parts) {
                cursors.add(store.cursor(map, from, to, false));
                from = to;
            }
        }
        return new MapParts(cursors, toStop);
    }

    /** In ascending order of their keys. */
    public List<ByteCursor> cursors() {
        return cursors;
    }

    /** True if the transaction, or the whole database, is to end: what was read so far is of no use. Thread-safe. */
    public boolean isToStop() {
        if (!stopped && toStop.getAsBoolean()) {
            stopped = true;
        }
        return stopped;
    }
}
