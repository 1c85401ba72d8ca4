package io.docdb.exec.join;

import io.docdb.value.Value;

/** A row kept in the hash table, in the chain of those with the same key. Confined to one join. */
final class BuildRow {
    /** The object itself: header and two references. */
    static final int BYTES = 24;

    final Value[] row;
    BuildRow next;

    BuildRow(Value[] row) {
        this.row = row;
    }
}
