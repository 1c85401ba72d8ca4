package io.docdb.expr.window;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.WindowFunction;
import io.docdb.expr.WindowPartition;
import io.docdb.expr.type.NumberCasts;
import io.docdb.value.DoubleValue;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.NumberValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.List;

/** The list of all window functions, and those that number rows. */
public final class Windows {
    private Windows() {}

    public static List<WindowFunction> all() {
        return List.of(
                new Numbering("ROW_NUMBER", 0, SqlType.BIGINT, (p, at) -> LongValue.of(at + 1L)),
                new Numbering("RANK", 0, SqlType.BIGINT, (p, at) -> LongValue.of(p.peersFrom(at) + 1L)),
                new Numbering("DENSE_RANK", 0, SqlType.BIGINT, Windows::denseRank),
                new Numbering("PERCENT_RANK", 0, SqlType.DOUBLE, Windows::percentRank),
                new Numbering(
                        "CUME_DIST", 0, SqlType.DOUBLE, (p, at) -> new DoubleValue((double) p.peersTo(at) / p.size())),
                new Numbering("NTILE", 1, SqlType.BIGINT, Windows::tile),
                new Neighbour("LAG", -1, false),
                new Neighbour("LEAD", 1, false),
                new FrameValue(FrameValue.Kind.FIRST_VALUE, false, false),
                new FrameValue(FrameValue.Kind.LAST_VALUE, false, false),
                new FrameValue(FrameValue.Kind.NTH_VALUE, false, false));
    }

    /** What a numbering computes for one row. */
    @FunctionalInterface
    interface Body {
        Value apply(WindowPartition partition, int position);
    }

    private record Numbering(String name, int arguments, SqlType type, Body body) implements WindowFunction {
        @Override
        public SqlType resultType(List<SqlType> types) {
            requireCount(name, types, arguments, arguments);
            return type;
        }

        @Override
        public Value apply(WindowPartition partition, int position) {
            return body.apply(partition, position);
        }
    }

    static void requireCount(String name, List<SqlType> types, int fewest, int most) {
        if (types.size() < fewest || types.size() > most) {
            String expected = fewest == most ? Integer.toString(fewest) : fewest + " to " + most;
            throw new StatementException(
                    ErrorCode.UNKNOWN_FUNCTION,
                    "Wrong number of arguments: " + name + " takes " + expected + ", found " + types.size());
        }
    }

    /** Peer groups up to this row; jumps from group to group backwards. */
    private static Value denseRank(WindowPartition partition, int position) {
        long rank = 1;
        for (int from = partition.peersFrom(position); from > 0; from = partition.peersFrom(from - 1)) {
            rank++;
        }
        return LongValue.of(rank);
    }

    private static Value percentRank(WindowPartition partition, int position) {
        int others = partition.size() - 1;
        return new DoubleValue(others == 0 ? 0 : (double) partition.peersFrom(position) / others);
    }

    /** The first {@code size % buckets} buckets hold one row more than the others. */
    private static Value tile(WindowPartition partition, int position) {
        Value argument = partition.argument(position, 0);
        if (argument.isNull()) {
            return NullValue.NULL;
        }
        long buckets = whole(argument);
        if (buckets <= 0) {
            throw new StatementException(
                    ErrorCode.INVALID_PARAMETER, "Wrong argument: NTILE expects a number above zero, found " + buckets);
        }
        long small = partition.size() / buckets;
        long large = partition.size() % buckets;
        long inLarge = large * (small + 1);
        return LongValue.of(
                position < inLarge
                        ? position / (small + 1) + 1
                        : large + (position - inLarge) / Math.max(small, 1) + 1);
    }

    static long whole(Value value) {
        NumberValue number = NumberCasts.toNumber(value, SqlType.BIGINT);
        return number.isLong() ? number.longValue() : number.toDecimal().longValue();
    }
}
