package io.docdb.exec.window;

import io.docdb.exec.row.RowBuffer;
import io.docdb.exec.row.RowCursor;
import io.docdb.value.Value;
import java.util.Arrays;

/**
 * The rows of one partition in order, and their peer groups: rows that are equal under the window's order. A row holds the
 * input's columns, then the values of the order keys. Confined to one execution.
 */
final class PartitionRows {
    private final RowBuffer rows;
    private final int firstKey;
    private final int keys;
    /** First row of each peer group, and behind the last group the number of rows. */
    private int[] groupStarts = new int[16];

    private int groups;
    private int[] groupOf = new int[16];

    /** @param firstKey the place of the first order key in a row */
    PartitionRows(RowBuffer rows, int firstKey, int keys) {
        this.rows = rows;
        this.firstKey = firstKey;
        this.keys = keys;
    }

    /** Finds the peer groups of the rows now in the buffer. */
    void findGroups() {
        int size = rows.size();
        if (groupOf.length < size) {
            groupOf = new int[Math.max(size, groupOf.length * 2)];
        }
        groups = 0;
        Value[] last = null;
        int position = 0;
        try (RowCursor cursor = rows.read()) {
            for (Value[] row = cursor.next(); row != null; row = cursor.next()) {
                if (last == null || !arePeers(last, row)) {
                    startGroup(position);
                }
                groupOf[position++] = groups - 1;
                last = row;
            }
        }
        startGroup(position);
        groups--;
    }

    private boolean arePeers(Value[] left, Value[] right) {
        return Arrays.equals(left, firstKey, firstKey + keys, right, firstKey, firstKey + keys);
    }

    private void startGroup(int position) {
        if (groups == groupStarts.length) {
            groupStarts = Arrays.copyOf(groupStarts, groups * 2);
        }
        groupStarts[groups++] = position;
    }

    int size() {
        return rows.size();
    }

    Value[] row(int position) {
        return rows.get(position);
    }

    /** The value of the first order key. */
    Value key(int position) {
        return rows.get(position)[firstKey];
    }

    int groups() {
        return groups;
    }

    int groupOf(int position) {
        return groupOf[position];
    }

    /** The first row of a peer group; for the number of groups, the number of rows. */
    int groupStart(int group) {
        return groupStarts[group];
    }

    int peersFrom(int position) {
        return groupStarts[groupOf[position]];
    }

    int peersTo(int position) {
        return groupStarts[groupOf[position] + 1];
    }
}
