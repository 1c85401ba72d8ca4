package io.docdb.exec.change;

import io.docdb.exec.row.RowBuffer;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.RowOrder;
import io.docdb.exec.row.RowSorter;
import io.docdb.exec.row.WorkArea;
import io.docdb.value.Value;

/**
 * The rows of a change, gathered before the first write. If rows of one document may come several times they are sorted by row
 * id, so that equal ones stand together, the first one first; else they keep their order. On disk past the memory budget.
 * Confined to one execution.
 */
final class ChangeInput implements AutoCloseable {
    private final int rowIdPlace;
    private final RowBuffer buffer;
    private final RowSorter sorter;

    /** @param mayRepeat whether a document may come several times */
    ChangeInput(WorkArea area, int rowIdPlace, boolean mayRepeat) {
        this.rowIdPlace = rowIdPlace;
        boolean[] ascending = {false};
        boolean[] nullsFirst = {false}; // what MERGE inserts may have keys of what it deletes
        sorter = mayRepeat ? new RowSorter(area, new RowOrder(new int[] {rowIdPlace}, ascending, nullsFirst)) : null;
        buffer = mayRepeat ? null : new RowBuffer(area);
    }

    void add(Value[] row) {
        if (sorter != null) {
            sorter.add(row);
        } else {
            buffer.add(row);
        }
    }

    /** All rows, once. */
    RowCursor rows() {
        return sorter != null ? sorter.sorted() : buffer.read();
    }

    /** True if the rows are of the same document. */
    boolean isSame(Value[] row, Value[] previous) {
        return previous != null && !row[rowIdPlace].isNull() && row[rowIdPlace].equals(previous[rowIdPlace]);
    }

    @Override
    public void close() {
        if (sorter != null) {
            sorter.close();
        } else {
            buffer.close();
        }
    }
}
