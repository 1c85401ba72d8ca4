package io.docdb.expr.aggregate;

import io.docdb.expr.Accumulator;
import io.docdb.value.BooleanValue;
import io.docdb.value.DoubleValue;
import io.docdb.value.LongValue;
import io.docdb.value.Value;
import io.docdb.value.ValueOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where a row would stand among those of the group if it were one of them: RANK, DENSE_RANK, PERCENT_RANK, CUME_DIST.
 *
 * <p>Fed, in any order, with four values for each sort key: the one of the row that is imagined, the one of the row that is
 * there, whether the order is descending, and whether NULLs come first.
 */
final class Hypothetical implements Accumulator {
    private static final int PER_KEY = 4;

    /** What is asked for. */
    enum Place {
        RANK,
        DENSE_RANK,
        PERCENT_RANK,
        CUME_DIST
    }

    private final Place place;
    private final Set<List<Value>> different = new HashSet<>();
    private long before;
    private long equal;
    private long rows;

    Hypothetical(Place place) {
        this.place = place;
    }

    @Override
    public void add(Value[] arguments) {
        rows++;
        int order = compare(arguments);
        if (order < 0) {
            before++;
            if (place == Place.DENSE_RANK) {
                List<Value> keys = new ArrayList<>();
                for (int i = 1; i < arguments.length; i += PER_KEY) {
                    keys.add(arguments[i]);
                }
                different.add(keys);
            }
        } else if (order == 0) {
            equal++;
        }
    }

    /** Below zero if the row that is there comes before the one that is imagined. */
    private static int compare(Value[] arguments) {
        for (int i = 0; i < arguments.length; i += PER_KEY) {
            Value imagined = arguments[i];
            Value there = arguments[i + 1];
            int order;
            if (imagined.isNull() || there.isNull()) {
                order = Boolean.compare(imagined.isNull(), there.isNull());
                order = arguments[i + 3] == BooleanValue.TRUE ? order : -order;
            } else {
                order = ValueOrder.INSTANCE.compare(there, imagined);
                order = arguments[i + 2] == BooleanValue.TRUE ? -order : order;
            }
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @Override
    public Value result() {
        return switch (place) {
            case RANK -> LongValue.of(before + 1);
            case DENSE_RANK -> LongValue.of(different.size() + 1);
            case PERCENT_RANK -> new DoubleValue(rows == 0 ? 0 : (double) before / rows);
            case CUME_DIST -> new DoubleValue((double) (before + equal + 1) / (rows + 1));
        };
    }

    @Override
    public long sizeBytes() {
        return 64 + 120L * different.size();
    }
}
