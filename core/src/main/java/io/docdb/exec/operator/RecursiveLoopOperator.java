package io.docdb.exec.operator;

import io.docdb.exec.row.RowBuffer;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.RowSet;
import io.docdb.exec.row.WorkArea;
import io.docdb.value.Value;

/**
 * WITH RECURSIVE. The rows of a round are handed out while they are gathered for the next round, so that a LIMIT above ends
 * an endless recursion.
 */
public final class RecursiveLoopOperator extends Operator {
    private final Operator anchor;
    private final Operator step;
    private final int slot;
    private final boolean all;

    /** @param slot where the step finds the rows of the last round */
    public RecursiveLoopOperator(int id, Operator anchor, Operator step, int slot, boolean all) {
        super(id);
        this.anchor = anchor;
        this.step = step;
        this.slot = slot;
        this.all = all;
    }

    @Override
    protected RowCursor start(Frame frame) {
        return new Cursor(frame);
    }

    private final class Cursor implements RowCursor {
        private final Frame frame;
        private final RowSet seen;
        private RowBuffer lastRound;
        private RowBuffer thisRound;
        private RowCursor rows;
        private int given;

        Cursor(Frame frame) {
            this.frame = frame;
            seen = all ? null : new RowSet(frame.run().area());
            lastRound = new RowBuffer(frame.run().area());
            thisRound = new RowBuffer(frame.run().area());
            rows = anchor.open(frame);
        }

        @Override
        public Value[] next() {
            while (rows != null) {
                Value[] row = rows.next();
                if ((++given & WorkArea.CHECK_MASK) == 0) {
                    frame.checkCancelled();
                }
                if (row == null) {
                    startRound();
                } else if (all || seen.add(row)) {
                    thisRound.add(row);
                    return row;
                }
            }
            return null;
        }

        private void startRound() {
            rows.close();
            rows = null;
            frame.checkCancelled();
            RowBuffer emptied = lastRound;
            emptied.clear();
            lastRound = thisRound;
            thisRound = emptied;
            if (!lastRound.isEmpty()) {
                frame.run().setSlot(slot, new CommonTable(lastRound));
                rows = step.open(frame);
            }
        }

        @Override
        public void close() {
            Closing.closeAll(rows, lastRound, thisRound, seen);
            rows = null;
        }
    }
}
