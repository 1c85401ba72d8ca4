package io.docdb.exec.join;

import io.docdb.value.Value;

/** A row kept in the hash table, in the chain of those with the same key. Confined to one join. */
final class BuildRow {
    /** The object itself: header, row, two references, flag. */
    static final int BYTES = 32;

    final Value[] row;
    BuildRow next;
    /** Of the chain; kept in its first row only. */
    BuildRow last;

    boolean matched;

    BuildRow(Value[] row) {
        this.row = row;
        this.last = this;
    }
}
