package io.docdb.expr.window;

import io.docdb.expr.WindowFunction;
import io.docdb.expr.WindowPartition;
import io.docdb.expr.type.TypeRules;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.List;

/** LAG and LEAD: {@code (value, offset = 1, default = NULL)} of the row that many places before or behind. */
record Neighbour(String name, int direction, boolean skipsNulls) implements WindowFunction {

    @Override
    public SqlType resultType(List<SqlType> arguments) {
        Windows.requireCount(name, arguments, 1, 3);
        return arguments.size() < 3
                ? arguments.get(0)
                : TypeRules.commonType(List.of(arguments.get(0), arguments.get(2)), name);
    }

    @Override
    public int defaultArgument() {
        return 2;
    }

    @Override
    public WindowFunction ignoringNulls() {
        return new Neighbour(name, direction, true);
    }

    @Override
    public Value apply(WindowPartition partition, int position) {
        long offset = 1;
        if (partition.argumentCount() > 1) {
            Value given = partition.argument(position, 1);
            if (given.isNull()) {
                return NullValue.NULL;
            }
            offset = Windows.whole(given);
        }
        int found = skipsNulls ? skip(partition, position, offset) : place(partition, position, offset);
        if (found >= 0) {
            return partition.argument(found, 0);
        }
        return partition.argumentCount() > 2 ? partition.argument(position, 2) : NullValue.NULL;
    }

    private int place(WindowPartition partition, int position, long offset) {
        long place = Math.abs(offset) > Integer.MAX_VALUE ? -1 : position + direction * offset;
        return place >= 0 && place < partition.size() ? (int) place : -1;
    }

    private int skip(WindowPartition partition, int position, long offset) {
        int step = offset < 0 ? -direction : direction;
        long left = Math.abs(offset);
        int place = position;
        while (left > 0) {
            place += step;
            if (place < 0 || place >= partition.size()) {
                return -1;
            }
            if (!partition.argument(place, 0).isNull()) {
                left--;
            }
        }
        return place;
    }
}
