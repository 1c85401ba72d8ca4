package io.docdb.exec.operator;

import io.docdb.exec.row.MemoryBudget;
import io.docdb.exec.row.RowBuffer;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.RowOrder;
import io.docdb.exec.row.RowSize;
import io.docdb.exec.row.WorkArea;
import io.docdb.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Different rows in order, most of them on disk, among which one is found by halves. Some rows stay in memory as landmarks, so
 * that a search reads what lies between two of them, not a block for each half. Confined to one execution.
 */
final class SortedMembers implements AutoCloseable {
    /** A few of these make a block: fewer rows between landmarks would take more memory and read no less. */
    private static final int ROWS_BETWEEN = 256;

    private final RowOrder order;
    private final RowBuffer rows;
    private final List<Value[]> landmarks = new ArrayList<>();
    private final MemoryBudget.Grant grant;

    private SortedMembers(WorkArea area, RowOrder order) {
        this.order = order;
        this.rows = new RowBuffer(area);
        this.grant = area.budget().grant();
    }

    /** @param sorted rows in the order, equal ones next to each other; read to its end */
    static SortedMembers of(RowCursor sorted, RowOrder order, WorkArea area) {
        SortedMembers members = new SortedMembers(area, order);
        try {
            Value[] last = null;
            for (Value[] row = sorted.next(); row != null; row = sorted.next()) {
                if (last == null || order.compare(last, row) != 0) {
                    members.add(row);
                }
                last = row;
            }
        } catch (RuntimeException | Error e) {
            members.close();
            throw e;
        }
        return members;
    }

    private void add(Value[] row) {
        if (rows.size() % ROWS_BETWEEN == 0) {
            grant.take(RowSize.of(row));
            landmarks.add(row);
        }
        rows.add(row);
    }

    int size() {
        return rows.size();
    }

    Value[] get(int number) {
        return rows.get(number);
    }

    boolean contains(Value[] row) {
        int after = 0;
        for (int to = landmarks.size(); after < to; ) {
            int middle = after + to >>> 1;
            if (order.compare(landmarks.get(middle), row) <= 0) {
                after = middle + 1;
            } else {
                to = middle;
            }
        }
        int from = Math.max(0, (after - 1) * ROWS_BETWEEN);
        int to = Math.min(rows.size(), after * ROWS_BETWEEN);
        while (from < to) {
            int middle = from + to >>> 1;
            int compared = order.compare(rows.get(middle), row);
            if (compared == 0) {
                return true;
            }
            if (compared < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return false;
    }

    @Override
    public void close() {
        rows.close();
        landmarks.clear();
        grant.close();
    }
}
