package io.docdb.exec.aggregate;

import io.docdb.exec.operator.Closing;
import io.docdb.exec.operator.Evaluators;
import io.docdb.exec.operator.Frame;
import io.docdb.exec.row.MemoryBudget;
import io.docdb.exec.row.Overflow;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.RowOrder;
import io.docdb.exec.row.RowSize;
import io.docdb.exec.row.RowSorter;
import io.docdb.exec.row.RowTable;
import io.docdb.exec.row.WorkArea;
import io.docdb.expr.Evaluator;
import io.docdb.value.LongValue;
import io.docdb.value.Value;
import java.util.Arrays;

/**
 * Passes on the first of equal rows. While the keys fit into memory, rows stream. What comes later and is in no table is put
 * off with its number; the distinct ones of those are sorted by number at the end, so that the input's order is kept.
 */
final class DistinctCursor implements RowCursor {
    private final RowCursor source;
    private final Evaluator[] on;
    private final Frame frame;
    private final WorkArea area;
    private final RowTable<Boolean> seen = new RowTable<>();
    private final MemoryBudget.Grant grant;
    private final Overflow overflow;
    private RowSorter late;
    private RowCursor lateRows;
    private long rows;

    DistinctCursor(RowCursor source, Evaluator[] on, Frame frame) {
        this.source = source;
        this.on = on;
        this.frame = frame;
        area = frame.run().area();
        grant = area.budget().grant();
        overflow = new Overflow(area);
    }

    @Override
    public Value[] next() {
        if (lateRows == null) {
            for (Value[] row = source.next(); row != null; row = source.next()) {
                if ((++rows & WorkArea.CHECK_MASK) == 0) {
                    frame.checkCancelled();
                }
                if (isFirst(row, row, rows)) {
                    return row;
                }
            }
            lateRows = lateRows();
        }
        Value[] row = lateRows.next();
        return row == null ? null : Arrays.copyOfRange(row, 1, row.length);
    }

    /** False if an equal row was seen or if the row is put off. Rows put off have their number in front. */
    private boolean isFirst(Value[] row, Value[] original, long number) {
        Value[] key = on.length == 0 ? original : Evaluators.evaluate(on, original, frame);
        int hash = RowTable.hash(key);
        if (seen.find(key, hash) >= 0) {
            return false;
        }
        boolean mayPutOff = overflow.isAllowed();
        if (mayPutOff && (overflow.isActive() || !grant.tryTake(RowSize.of(key) + RowTable.ENTRY_BYTES))) {
            overflow.add(hash, row == original ? numbered(row, number) : row);
            return false;
        }
        seen.add(key, hash, Boolean.TRUE);
        return true;
    }

    private static Value[] numbered(Value[] row, long number) {
        Value[] longer = new Value[row.length + 1];
        longer[0] = LongValue.of(number);
        System.arraycopy(row, 0, longer, 1, row.length);
        return longer;
    }

    private RowCursor lateRows() {
        if (!overflow.isActive()) {
            return RowCursor.empty();
        }
        late = new RowSorter(area, RowOrder.ofLeading(1));
        for (RowCursor part = overflow.nextPass(); part != null; part = overflow.nextPass()) {
            seen.clear();
            grant.close();
            for (Value[] row = part.next(); row != null; row = part.next()) {
                if ((++rows & WorkArea.CHECK_MASK) == 0) {
                    frame.checkCancelled();
                }
                if (isFirst(row, Arrays.copyOfRange(row, 1, row.length), 0)) {
                    late.add(row);
                }
            }
        }
        seen.clear();
        grant.close();
        return late.sorted();
    }

    @Override
    public void close() {
        Closing.closeAll(source, grant, overflow, late);
        seen.clear();
        lateRows = RowCursor.empty();
    }
}
