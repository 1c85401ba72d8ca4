package io.docdb.exec.join;

import io.docdb.exec.operator.Closing;
import io.docdb.exec.operator.Evaluators;
import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.WorkArea;
import io.docdb.expr.Evaluator;
import io.docdb.plan.logical.JoinKind;
import io.docdb.value.Value;

/**
 * Opens the right side for each left row, which it sees through the frame: lookups by key or index, lateral queries, table
 * functions over the left row.
 */
public final class LookupJoinOperator extends Operator {
    private final JoinShape shape;
    private final Operator left;
    private final Operator right;
    private final int[] outerIds;
    private final int[] outerPlaces;
    private final Evaluator condition;
    private final boolean remembers;

    /**
     * @param shape INNER, LEFT, SEMI or ANTI
     * @param outerIds the left columns which the right side uses, and their places in left rows
     * @param condition over pairs; Java null for none
     * @param remembers whether the right rows are kept for other left rows with the same values; INNER and LEFT only
     */
    public LookupJoinOperator(
            int id,
            JoinShape shape,
            Operator left,
            Operator right,
            int[] outerIds,
            int[] outerPlaces,
            Evaluator condition,
            boolean remembers) {
        super(id);
        this.shape = shape;
        this.left = left;
        this.right = right;
        this.outerIds = outerIds;
        this.outerPlaces = outerPlaces;
        this.condition = condition;
        this.remembers = remembers;
    }

    @Override
    protected RowCursor start(Frame frame) {
        return new Cursor(frame);
    }

    private final class Cursor implements RowCursor {
        private final Frame frame;
        private final Frame inner;
        private final Value[] outerValues = new Value[outerIds.length];
        private final RowCursor leftRows;
        private final RememberedRows known;
        private Value[] leftRow;
        private RowCursor rightRows;
        private boolean matched;
        private int opened;

        Cursor(Frame frame) {
            this.frame = frame;
            inner = frame.nested(outerIds, outerValues);
            leftRows = left.open(frame);
            known = remembers ? new RememberedRows(frame.run().area()) : null;
        }

        @Override
        public Value[] next() {
            while (leftRow != null || nextLeft()) {
                Value[] found = nextMatch();
                if (found != null) {
                    return found;
                }
                Value[] finished = leftRow;
                leftRow = null;
                closeRight();
                if (!matched && shape.keepsLonelyLeft()) {
                    return shape.lonelyLeft(finished);
                }
            }
            return null;
        }

        private boolean nextLeft() {
            leftRow = leftRows.next();
            if (leftRow == null) {
                return false;
            }
            if ((++opened & WorkArea.CHECK_MASK) == 0) {
                frame.checkCancelled();
            }
            for (int i = 0; i < outerPlaces.length; i++) {
                outerValues[i] = leftRow[outerPlaces[i]];
            }
            rightRows = known == null ? right.open(inner) : known.open(outerValues, () -> right.open(inner));
            matched = false;
            return true;
        }

        private Value[] nextMatch() {
            if (rightRows == null) {
                return null;
            }
            for (Value[] row = rightRows.next(); row != null; row = rightRows.next()) {
                Value[] pair = shape.givesLeftOnly() && condition == null ? leftRow : shape.pair(leftRow, row);
                if (condition == null || Evaluators.isTrue(condition, pair, frame)) {
                    matched = true;
                    if (!shape.givesLeftOnly()) {
                        return pair;
                    }
                    closeRight();
                    return shape.kind() == JoinKind.SEMI ? leftRow : null;
                }
            }
            return null;
        }

        private void closeRight() {
            if (rightRows != null) {
                rightRows.close();
                rightRows = null;
            }
        }

        @Override
        public void close() {
            Closing.closeAll(rightRows, leftRows, known);
            rightRows = null;
        }
    }
}
