package io.docdb.jdbc;

import io.docdb.session.WritableRows;
import io.docdb.value.NullValue;
import io.docdb.value.Value;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What has been set in the row at hand of an updatable result set, or in the row that is to be inserted, and not been written
 * yet; and which rows have been written. Confined to its result set.
 */
final class RowEdits {
    private final WritableRows documents;
    private final SortedMap<Integer, Value> values = new TreeMap<>(); // by the position of their columns, from 0
    private boolean inserting;
    private final Set<Value[]> updated = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Value[]> inserted = Collections.newSetFromMap(new IdentityHashMap<>());

    RowEdits(WritableRows documents) {
        this.documents = documents;
    }

    WritableRows documents() {
        return documents;
    }

    SortedMap<Integer, Value> values() {
        return values;
    }

    /** True at the row that is to be inserted. */
    boolean isInserting() {
        return inserting;
    }

    /** Forgets what has been set. @param atInsertRow whether from here on values are set in the row that is to be inserted */
    void begin(boolean atInsertRow) {
        values.clear();
        inserting = atInsertRow;
    }

    /** What the column shows now: what was set, else what is in the row at hand; NULL where nothing has been set to be inserted. */
    Value value(int position, Value[] row) {
        Value set = values.get(position);
        if (set != null) {
            return set;
        }
        return inserting ? NullValue.NULL : row[position];
    }

    /** Rows that are kept remember that they were written. @param before the row as it was */
    void updated(Value[] before, Value[] now) {
        updated.remove(before);
        updated.add(now);
        if (inserted.remove(before)) {
            inserted.add(now);
        }
    }

    void inserted(Value[] row) {
        inserted.add(row);
    }

    void refreshed(Value[] before, Value[] now) {
        if (updated.remove(before)) {
            updated.add(now);
        }
        if (inserted.remove(before)) {
            inserted.add(now);
        }
    }

    boolean isUpdated(Value[] row) {
        return updated.contains(row);
    }

    boolean isInserted(Value[] row) {
        return inserted.contains(row);
    }
}
