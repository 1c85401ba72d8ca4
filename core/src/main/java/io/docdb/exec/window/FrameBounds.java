package io.docdb.exec.window;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.exec.operator.Frame;
import io.docdb.exec.row.RowOrder;
import io.docdb.expr.Evaluator;
import io.docdb.plan.logical.WindowFrame;
import io.docdb.plan.logical.WindowFrame.Bound;
import io.docdb.plan.logical.WindowFrame.BoundKind;
import io.docdb.plan.logical.WindowFrame.Unit;
import io.docdb.value.DateValue;
import io.docdb.value.IntervalValue;
import io.docdb.value.NumberValue;
import io.docdb.value.TimestampValue;
import io.docdb.value.Value;

/** Where the frame of a row begins and ends, before exclusions. Confined to one execution. */
final class FrameBounds {
    private static final Value[] NO_COLUMNS = {};

    private final FrameStep step;
    private final PartitionRows rows;
    private final Frame frame;
    private final Value fromOffset;
    private final Value toOffset;
    private int valuesFrom;
    private int valuesTo;

    FrameBounds(FrameStep step, PartitionRows rows, Frame frame) {
        this.step = step;
        this.rows = rows;
        this.frame = frame;
        fromOffset = offset(step.fromOffset());
        toOffset = offset(step.toOffset());
    }

    private Value offset(Evaluator evaluator) {
        if (evaluator == null) {
            return null;
        }
        Value offset = evaluator.evaluate(NO_COLUMNS, frame);
        boolean counts = step.frame().unit() != Unit.RANGE;
        boolean valid = offset instanceof NumberValue number && number.doubleValue() >= 0
                || !counts
                        && offset instanceof IntervalValue interval
                        && interval.comparableNanos().signum() >= 0;
        if (!valid) {
            throw new StatementException(
                    ErrorCode.INVALID_PARAMETER, "Window frame expects an offset from 0, found " + offset);
        }
        return offset;
    }

    /** To be called once per partition: finds the rows whose key is not NULL, which offsets of RANGE search among. */
    void startPartition() {
        if (step.fromKey() == null && step.toKey() == null) {
            return;
        }
        valuesFrom = 0;
        valuesTo = rows.size();
        while (valuesFrom < valuesTo && rows.key(valuesFrom).isNull()) {
            valuesFrom = rows.peersTo(valuesFrom);
        }
        while (valuesTo > valuesFrom && rows.key(valuesTo - 1).isNull()) {
            valuesTo = rows.peersFrom(valuesTo - 1);
        }
    }

    /** First row of the frame; may lie behind {@link #to}, then the frame is empty. */
    int from(int position) {
        Bound bound = step.frame().from();
        return switch (bound.kind()) {
            case UNBOUNDED_PRECEDING -> 0;
            case UNBOUNDED_FOLLOWING -> rows.size();
            case CURRENT_ROW -> step.frame().unit() == Unit.ROWS ? position : rows.peersFrom(position);
            case PRECEDING, FOLLOWING -> fromOffsetBound(position, bound.kind() == BoundKind.FOLLOWING);
        };
    }

    /** Row behind the frame. */
    int to(int position) {
        Bound bound = step.frame().to();
        return switch (bound.kind()) {
            case UNBOUNDED_PRECEDING -> 0;
            case UNBOUNDED_FOLLOWING -> rows.size();
            case CURRENT_ROW -> step.frame().unit() == Unit.ROWS ? position + 1 : rows.peersTo(position);
            case PRECEDING, FOLLOWING -> toOffsetBound(position, bound.kind() == BoundKind.FOLLOWING);
        };
    }

    private int fromOffsetBound(int position, boolean following) {
        return switch (step.frame().unit()) {
            case ROWS -> clamp(shifted(position, fromOffset, following), rows.size());
            case GROUPS ->
                rows.groupStart(clamp(shifted(rows.groupOf(position), fromOffset, following), rows.groups()));
            case RANGE ->
                rows.key(position).isNull()
                        ? rows.peersFrom(position)
                        : searched(step.fromKey(), position, fromOffset, following, false);
        };
    }

    private int toOffsetBound(int position, boolean following) {
        return switch (step.frame().unit()) {
            case ROWS -> clamp(shifted(position, toOffset, following) + 1, rows.size());
            case GROUPS ->
                rows.groupStart(clamp(shifted(rows.groupOf(position), toOffset, following) + 1, rows.groups()));
            case RANGE ->
                rows.key(position).isNull()
                        ? rows.peersTo(position)
                        : searched(step.toKey(), position, toOffset, following, true);
        };
    }

    private static long shifted(int position, Value offset, boolean following) {
        NumberValue number = (NumberValue) offset;
        long count = number.doubleValue() > Integer.MAX_VALUE ? Integer.MAX_VALUE : (long) number.doubleValue();
        return following ? position + count : position - count;
    }

    private static int clamp(long position, int limit) {
        return (int) Math.max(0, Math.min(limit, position));
    }

    /** A bound that the type of the key cannot hold lies beyond all keys. */
    private int searched(Evaluator key, int position, Value offset, boolean following, boolean behind) {
        Value bound;
        try {
            bound = key.evaluate(new Value[] {rows.key(position), offset}, frame);
        } catch (StatementException failure) {
            if (failure.code() != ErrorCode.NUMBER_OUT_OF_RANGE && failure.code() != ErrorCode.DATETIME_OVERFLOW) {
                throw failure;
            }
            return following ? valuesTo : valuesFrom;
        }
        return firstAtOrBehind(bound, behind);
    }

    /** The first row with a key at (or, if {@code behind}, only behind) the bound, among those that are not NULL. */
    private int firstAtOrBehind(Value bound, boolean behind) {
        int low = valuesFrom;
        int high = valuesTo;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int comparison = RowOrder.compare(beside(bound, rows.key(middle)), bound, step.descending(), true);
            if (comparison < 0 || behind && comparison == 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** A day plus or minus an interval is a moment: days meet it as their midnights. */
    private static Value beside(Value bound, Value key) {
        return bound instanceof TimestampValue && key instanceof DateValue day
                ? new TimestampValue(day.value().atStartOfDay())
                : key;
    }

    WindowFrame.Exclusion exclusion() {
        return step.frame().exclusion();
    }
}
