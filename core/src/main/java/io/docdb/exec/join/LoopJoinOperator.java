package io.docdb.exec.join;

import io.docdb.exec.operator.Closing;
import io.docdb.exec.operator.Evaluators;
import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.row.RowBuffer;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.WorkArea;
import io.docdb.expr.Evaluator;
import io.docdb.plan.logical.JoinKind;
import io.docdb.value.Value;
import java.util.BitSet;

/** Tries every right row, kept in a buffer, with every left row. */
public final class LoopJoinOperator extends Operator {
    private final JoinShape shape;
    private final Operator left;
    private final Operator right;
    private final Evaluator condition;

    /** @param condition over pairs */
    public LoopJoinOperator(int id, JoinShape shape, Operator left, Operator right, Evaluator condition) {
        super(id);
        this.shape = shape;
        this.left = left;
        this.right = right;
        this.condition = condition;
    }

    @Override
    protected RowCursor start(Frame frame) {
        return new Cursor(frame);
    }

    private final class Cursor implements RowCursor {
        private final Frame frame;
        private final RowCursor leftRows;
        private final Value[] pair = new Value[shape.leftWidth() + shape.rightWidth()];
        private final BitSet matchedRight = shape.keepsLonelyRight() ? new BitSet() : null;
        private RowBuffer rightRows;
        private Value[] leftRow;
        private RowCursor candidates = RowCursor.empty();
        private int candidate;
        private boolean matched;
        private int lonely = -1;
        private int tested;

        Cursor(Frame frame) {
            this.frame = frame;
            leftRows = left.open(frame);
        }

        @Override
        public Value[] next() {
            while (lonely < 0) {
                if (leftRow == null && !nextLeft()) {
                    lonely = 0;
                    break;
                }
                Value[] found = nextMatch();
                if (found != null) {
                    return found;
                }
                Value[] finished = leftRow;
                leftRow = null;
                if (!matched && shape.keepsLonelyLeft()) {
                    return shape.lonelyLeft(finished);
                }
            }
            return shape.keepsLonelyRight() ? nextLonely() : null;
        }

        private boolean nextLeft() {
            leftRow = leftRows.next();
            if (rightRows == null && (leftRow != null || shape.keepsLonelyRight())) {
                rightRows = new RowBuffer(frame.run().area());
                rightRows.addAll(right.open(frame));
            }
            boolean findsNothing = leftRow != null && !shape.keepsLonelyLeft() && rightRows.isEmpty();
            if (leftRow == null || findsNothing) {
                return false;
            }
            System.arraycopy(leftRow, 0, pair, 0, shape.leftWidth());
            candidates = rightRows.read();
            candidate = 0;
            matched = false;
            return true;
        }

        /** The next row made from this left row and a partner, or Java null if there is none. */
        private Value[] nextMatch() {
            for (Value[] row = candidates.next(); row != null; row = candidates.next()) {
                if ((++tested & WorkArea.CHECK_MASK) == 0) {
                    frame.checkCancelled();
                }
                candidate++;
                System.arraycopy(row, 0, pair, shape.leftWidth(), shape.rightWidth());
                if (Evaluators.isTrue(condition, pair, frame)) {
                    matched = true;
                    if (matchedRight != null) {
                        matchedRight.set(candidate - 1);
                    }
                    if (!shape.givesLeftOnly()) {
                        return pair.clone();
                    }
                    candidates = RowCursor.empty();
                    return shape.kind() == JoinKind.SEMI ? leftRow : null;
                }
            }
            return null;
        }

        private Value[] nextLonely() {
            if (rightRows == null) {
                return null;
            }
            lonely = matchedRight.nextClearBit(lonely);
            return lonely < rightRows.size() ? shape.lonelyRight(rightRows.get(lonely++)) : null;
        }

        @Override
        public void close() {
            Closing.closeAll(leftRows, rightRows);
        }
    }
}
