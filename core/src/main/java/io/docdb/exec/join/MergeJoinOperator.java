package io.docdb.exec.join;

import io.docdb.exec.operator.Closing;
import io.docdb.exec.operator.Evaluators;
import io.docdb.exec.operator.Frame;
import io.docdb.exec.operator.Operator;
import io.docdb.exec.row.RowBuffer;
import io.docdb.exec.row.RowCursor;
import io.docdb.exec.row.RowOrder;
import io.docdb.exec.row.WorkArea;
import io.docdb.expr.Evaluator;
import io.docdb.plan.logical.JoinKind;
import io.docdb.value.Value;
import java.util.BitSet;

/** Walks along two inputs sorted by the keys. Keeps the right rows of one key at a time. */
public final class MergeJoinOperator extends Operator {
    private final JoinShape shape;
    private final Operator left;
    private final Operator right;
    private final JoinKeys leftKeys;
    private final JoinKeys rightKeys;
    private final Evaluator residual;

    /** @param residual over pairs; Java null for none */
    public MergeJoinOperator(
            int id,
            JoinShape shape,
            Operator left,
            Operator right,
            JoinKeys leftKeys,
            JoinKeys rightKeys,
            Evaluator residual) {
        super(id);
        this.shape = shape;
        this.left = left;
        this.right = right;
        this.leftKeys = leftKeys;
        this.rightKeys = rightKeys;
        this.residual = residual;
    }

    @Override
    protected RowCursor start(Frame frame) {
        return new Cursor(frame);
    }

    private final class Cursor implements RowCursor {
        private final Frame frame;
        private final RowOrder order = RowOrder.ofLeading(leftKeys.size());
        private final RowCursor leftRows;
        private final RowCursor rightRows;
        private final RowBuffer group;
        private final BitSet matchedGroup = new BitSet();
        private Value[] groupKey;
        private boolean groupFindable;
        private Value[] rightRow;
        private Value[] rightKey;
        private boolean rightStarted;
        private Value[] leftRow;
        private Value[] leftKey;
        private boolean leftMatched;
        /** Where in the group the left row stands; -1 while it is not compared with the group yet. */
        private int tried = -1;

        private int lonely = -1;
        private boolean leftEnded;
        private int steps;

        Cursor(Frame frame) {
            this.frame = frame;
            leftRows = left.open(frame);
            rightRows = right.open(frame);
            group = new RowBuffer(frame.run().area());
        }

        @Override
        public Value[] next() {
            startRight();
            while (true) {
                if ((++steps & WorkArea.CHECK_MASK) == 0) {
                    frame.checkCancelled();
                }
                if (lonely >= 0) {
                    Value[] row = nextLonelyOfGroup();
                    if (row != null) {
                        return row;
                    }
                    continue;
                }
                if (leftRow == null && !leftEnded) {
                    readLeft();
                }
                if (leftEnded) {
                    if (groupKey == null || !shape.keepsLonelyRight()) {
                        return null;
                    }
                    lonely = 0;
                    continue;
                }
                int comparison = groupKey == null ? -1 : order.compare(leftKey, groupKey);
                if (comparison > 0) {
                    lonely = 0;
                    continue;
                }
                Value[] row = comparison == 0 && groupFindable ? nextMatch() : finishLeft();
                if (row != null) {
                    return row;
                }
            }
        }

        private void startRight() {
            if (!rightStarted) {
                rightStarted = true;
                readRight();
                readGroup();
            }
        }

        private void readLeft() {
            leftRow = leftRows.next();
            leftEnded = leftRow == null;
            leftMatched = false;
            tried = 0;
            if (!leftEnded) {
                leftKey = new Value[leftKeys.size()];
                leftKeys.evaluate(leftRow, frame, leftKey);
            }
        }

        private void readRight() {
            rightRow = rightRows.next();
            if (rightRow != null) {
                rightKey = new Value[rightKeys.size()];
                rightKeys.evaluate(rightRow, frame, rightKey);
            }
        }

        /** Gathers the right rows with the next key; no key if there are none left. */
        private void readGroup() {
            group.clear();
            matchedGroup.clear();
            groupKey = rightRow == null ? null : rightKey;
            if (groupKey != null) {
                groupFindable = rightKeys.evaluate(rightRow, frame, new Value[rightKeys.size()]);
            }
            while (rightRow != null && order.compare(groupKey, rightKey) == 0) {
                if ((++steps & WorkArea.CHECK_MASK) == 0) {
                    frame.checkCancelled();
                }
                group.add(rightRow);
                readRight();
            }
        }

        /** Right rows of the group that found no partner; when they end, the next group is read. */
        private Value[] nextLonelyOfGroup() {
            if (shape.keepsLonelyRight()) {
                lonely = matchedGroup.nextClearBit(lonely);
                if (lonely < group.size()) {
                    return shape.lonelyRight(group.get(lonely++));
                }
            }
            lonely = -1;
            tried = 0;
            readGroup();
            return null;
        }

        private Value[] nextMatch() {
            while (tried < group.size()) {
                if ((++steps & WorkArea.CHECK_MASK) == 0) {
                    frame.checkCancelled();
                }
                Value[] pair = shape.pair(leftRow, group.get(tried++));
                if (residual == null || Evaluators.isTrue(residual, pair, frame)) {
                    leftMatched = true;
                    matchedGroup.set(tried - 1);
                    if (!shape.givesLeftOnly()) {
                        return pair;
                    }
                    Value[] chosen = leftRow;
                    leftRow = null;
                    return shape.kind() == JoinKind.SEMI ? chosen : null;
                }
            }
            return finishLeft();
        }

        private Value[] finishLeft() {
            Value[] finished = leftRow;
            leftRow = null;
            return !leftMatched && shape.keepsLonelyLeft() ? shape.lonelyLeft(finished) : null;
        }

        @Override
        public void close() {
            Closing.closeAll(leftRows, rightRows, group);
        }
    }
}
