package io.docdb.exec.join;

import io.docdb.plan.logical.JoinKind;
import io.docdb.value.NullValue;
import io.docdb.value.Value;
import java.util.Arrays;

/**
 * How the rows of a join are made.
 *
 * @param leftWidth columns of left rows
 * @param rightWidth columns of right rows
 */
public record JoinShape(JoinKind kind, int leftWidth, int rightWidth) {

    /** True if only left rows are given, chosen by whether they have a partner. */
    boolean givesLeftOnly() {
        return kind == JoinKind.SEMI || kind == JoinKind.ANTI;
    }

    /** True if left rows without a partner are given. */
    boolean keepsLonelyLeft() {
        return kind == JoinKind.LEFT || kind == JoinKind.FULL || kind == JoinKind.ANTI;
    }

    /** True if right rows without a partner are given. */
    boolean keepsLonelyRight() {
        return kind == JoinKind.RIGHT || kind == JoinKind.FULL;
    }

    Value[] pair(Value[] left, Value[] right) {
        Value[] row = Arrays.copyOf(left, leftWidth + rightWidth);
        System.arraycopy(right, 0, row, leftWidth, rightWidth);
        return row;
    }

    /** A left row without a partner, as the join gives it. */
    Value[] lonelyLeft(Value[] left) {
        if (kind == JoinKind.ANTI) {
            return left;
        }
        Value[] row = Arrays.copyOf(left, leftWidth + rightWidth);
        Arrays.fill(row, leftWidth, row.length, NullValue.NULL);
        return row;
    }

    /** A right row without a partner, as the join gives it. */
    Value[] lonelyRight(Value[] right) {
        Value[] row = new Value[leftWidth + rightWidth];
        Arrays.fill(row, 0, leftWidth, NullValue.NULL);
        System.arraycopy(right, 0, row, leftWidth, rightWidth);
        return row;
    }
}
