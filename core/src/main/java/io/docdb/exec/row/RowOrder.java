package io.docdb.exec.row;

import io.docdb.value.LongValue;
import io.docdb.value.Value;
import io.docdb.value.ValueOrder;
import java.util.Arrays;
import java.util.Comparator;

/** Orders rows by the values at some places. NULLs stand first or last as each key says, whatever its direction. */
public final class RowOrder implements Comparator<Value[]> {
    private final int[] places;
    private final boolean[] descending;
    private final boolean[] nullsFirst;

    /** Arrays of equal length, one entry per key; not copied. */
    public RowOrder(int[] places, boolean[] descending, boolean[] nullsFirst) {
        this.places = places;
        this.descending = descending;
        this.nullsFirst = nullsFirst;
    }

    /** Ascending by the first {@code keys} places, NULLs first. */
    public static RowOrder ofLeading(int keys) {
        int[] places = new int[keys];
        boolean[] nullsFirst = new boolean[keys];
        for (int i = 0; i < keys; i++) {
            places[i] = i;
            nullsFirst[i] = true;
        }
        return new RowOrder(places, new boolean[keys], nullsFirst);
    }

    /** The order by the first of these keys alone. */
    public RowOrder ofFirst(int keys) {
        return new RowOrder(Arrays.copyOf(places, keys), descending, nullsFirst);
    }

    @Override
    public int compare(Value[] left, Value[] right) {
        for (int i = 0; i < places.length; i++) {
            int order = compare(left[places[i]], right[places[i]], descending[i], nullsFirst[i]);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** Orders two values as one key of a sort does. */
    public static int compare(Value left, Value right, boolean descending, boolean nullsFirst) {
        if (left instanceof LongValue a && right instanceof LongValue b) {
            int order = Long.compare(a.value(), b.value());
            return descending ? -order : order;
        }
        boolean leftNull = left.isNull();
        if (leftNull || right.isNull()) {
            if (leftNull && right.isNull()) {
                return 0;
            }
            return leftNull == nullsFirst ? -1 : 1;
        }
        int order = ValueOrder.INSTANCE.compare(left, right);
        return descending ? -order : order;
    }
}
