package io.docdb.expr.window;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.WindowFunction;
import io.docdb.expr.WindowPartition;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.List;

/** FIRST_VALUE, LAST_VALUE and NTH_VALUE: the value of one row of the frame. */
record FrameValue(Kind kind, boolean skipsNulls, boolean countsFromLast) implements WindowFunction {
    /** Which row of the frame. */
    enum Kind {
        FIRST_VALUE,
        LAST_VALUE,
        NTH_VALUE
    }

    @Override
    public String name() {
        return kind.name();
    }

    @Override
    public SqlType resultType(List<SqlType> arguments) {
        int count = kind == Kind.NTH_VALUE ? 2 : 1;
        Windows.requireCount(name(), arguments, count, count);
        return arguments.get(0);
    }

    @Override
    public WindowFunction ignoringNulls() {
        return new FrameValue(kind, true, countsFromLast);
    }

    @Override
    public WindowFunction fromLast() {
        return kind == Kind.NTH_VALUE ? new FrameValue(kind, skipsNulls, true) : WindowFunction.super.fromLast();
    }

    @Override
    public Value apply(WindowPartition partition, int position) {
        long wanted = 1;
        if (kind == Kind.NTH_VALUE) {
            Value given = partition.argument(position, 1);
            if (given.isNull()) {
                return NullValue.NULL;
            }
            wanted = Windows.whole(given);
            if (wanted < 1) {
                throw new StatementException(
                        ErrorCode.INVALID_PARAMETER,
                        "Wrong argument: NTH_VALUE expects a position from 1, found " + wanted);
            }
        }
        boolean backwards = kind == Kind.LAST_VALUE || countsFromLast;
        return skipsNulls
                ? nonNull(partition, position, wanted, backwards)
                : nth(partition, position, wanted, backwards);
    }

    private static Value nth(WindowPartition partition, int position, long wanted, boolean backwards) {
        int size = partition.frameSize(position);
        if (wanted > size) {
            return NullValue.NULL;
        }
        int place = backwards ? size - (int) wanted : (int) wanted - 1;
        return partition.argument(partition.frameRow(position, place), 0);
    }

    private static Value nonNull(WindowPartition partition, int position, long wanted, boolean backwards) {
        int size = partition.frameSize(position);
        long left = wanted;
        for (int i = 0; i < size; i++) {
            Value value = partition.argument(partition.frameRow(position, backwards ? size - 1 - i : i), 0);
            if (!value.isNull() && --left == 0) {
                return value;
            }
        }
        return NullValue.NULL;
    }
}
