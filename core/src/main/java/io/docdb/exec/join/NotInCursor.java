package io.docdb.exec.join;

import io.docdb.exec.operator.Closing;
import io.docdb.exec.operator.Evaluators;
import io.docdb.exec.operator.Frame;
import io.docdb.exec.row.MemoryBudget;
import io.docdb.exec.row.RowBuffer;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.RowSize;
import io.docdb.exec.row.RowTable;
import io.docdb.exec.row.WorkArea;
import io.docdb.value.Value;

/**
 * NOT IN: left rows for which {@code key = any right key} is false, and not unknown. A right NULL makes it unknown for every
 * left row; a left NULL makes it unknown unless the right side is empty.
 *
 * <p>With a residual, "right side" means the right rows for which it is true: NULL keys are tried one by one. The right side
 * is kept whole; of it only keys if there is no residual.
 */
final class NotInCursor implements RowCursor {
    private final HashJoinOperator join;
    private final Frame frame;
    private final MemoryBudget.Grant grant;
    private final RowTable<BuildRow> table = new RowTable<>();
    private final RowBuffer nullKeyed;
    private final RowBuffer all;
    private final RowCursor leftRows;
    private final Value[] key = new Value[1];
    private boolean built;
    private boolean isEmpty = true;
    private int steps;

    NotInCursor(HashJoinOperator join, Frame frame) {
        this.join = join;
        this.frame = frame;
        WorkArea area = frame.run().area();
        grant = area.budget().grant();
        nullKeyed = new RowBuffer(area);
        all = new RowBuffer(area);
        leftRows = join.openProbe(frame);
    }

    @Override
    public Value[] next() {
        for (Value[] row = leftRows.next(); row != null; row = leftRows.next()) {
            if ((++steps & WorkArea.CHECK_MASK) == 0) {
                frame.checkCancelled();
            }
            if (!built) {
                build();
            }
            if (passes(row)) {
                return row;
            }
            if (join.residual() == null && !nullKeyed.isEmpty()) {
                return null;
            }
        }
        return null;
    }

    private void build() {
        built = true;
        try (RowCursor rows = join.openBuild(frame)) {
            for (Value[] row = rows.next(); row != null; row = rows.next()) {
                if ((++steps & WorkArea.CHECK_MASK) == 0) {
                    frame.checkCancelled();
                }
                isEmpty = false;
                add(row);
            }
        }
    }

    private void add(Value[] row) {
        if (join.residual() != null) {
            all.add(row);
        }
        Value[] rowKey = new Value[1];
        join.buildKeys().evaluate(row, frame, rowKey);
        if (rowKey[0].isNull()) {
            nullKeyed.add(row);
            return;
        }
        int hash = RowTable.hash(rowKey);
        int found = table.find(rowKey, hash);
        BuildRow entry = new BuildRow(join.residual() == null ? rowKey : row);
        if (found < 0) {
            grant.take(RowSize.of(entry.row) + BuildRow.BYTES + RowTable.ENTRY_BYTES);
            table.add(rowKey, hash, entry);
        } else if (join.residual() != null) {
            grant.take(RowSize.of(entry.row) + BuildRow.BYTES);
            entry.next = table.content(found);
            table.setContent(found, entry);
        }
    }

    private boolean passes(Value[] row) {
        join.probeKeys().evaluate(row, frame, key);
        if (join.residual() != null) {
            return key[0].isNull() ? !anyFits(row, all) : !equalKeyFits(row) && !anyFits(row, nullKeyed);
        }
        if (isEmpty) {
            return true;
        }
        return !key[0].isNull() && nullKeyed.isEmpty() && table.find(key, RowTable.hash(key)) < 0;
    }

    private boolean equalKeyFits(Value[] row) {
        int found = table.find(key, RowTable.hash(key));
        for (BuildRow entry = found < 0 ? null : table.content(found); entry != null; entry = entry.next) {
            if (Evaluators.isTrue(join.residual(), join.pair(row, entry.row), frame)) {
                return true;
            }
        }
        return false;
    }

    private boolean anyFits(Value[] row, RowBuffer candidates) {
        try (RowCursor rows = candidates.read()) {
            for (Value[] other = rows.next(); other != null; other = rows.next()) {
                if ((++steps & WorkArea.CHECK_MASK) == 0) {
                    frame.checkCancelled();
                }
                if (Evaluators.isTrue(join.residual(), join.pair(row, other), frame)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public void close() {
        Closing.closeAll(leftRows, nullKeyed, all, grant);
        table.clear();
    }
}
