package io.docdb.codec;

import io.docdb.value.ArrayValue;
import io.docdb.value.DecimalValue;
import io.docdb.value.Document;
import io.docdb.value.DoubleValue;
import io.docdb.value.IntervalValue;
import io.docdb.value.TimeTzValue;
import io.docdb.value.TimestampTzValue;
import io.docdb.value.Value;

/** Stricter than equals: the same values in the same forms, scales, offsets and order. */
public final class SameForm {
    private SameForm() {}

    public static boolean of(Value left, Value right) {
        if (left.getClass() != right.getClass()) {
            return false;
        }
        if (left instanceof Document a && right instanceof Document b) {
            boolean same = a.names().equals(b.names());
            for (int i = 0; same && i < a.size(); i++) {
                same = of(a.value(i), b.value(i));
            }
            return same;
        }
        if (left instanceof ArrayValue a && right instanceof ArrayValue b) {
            boolean same = a.size() == b.size();
            for (int i = 0; same && i < a.size(); i++) {
                same = of(a.elements().get(i), b.elements().get(i));
            }
            return same;
        }
        if (left instanceof DecimalValue a && right instanceof DecimalValue b) {
            return a.value().equals(b.value());
        }
        if (left instanceof DoubleValue a && right instanceof DoubleValue b) {
            return Double.doubleToLongBits(a.value()) == Double.doubleToLongBits(b.value());
        }
        if (left instanceof TimestampTzValue a && right instanceof TimestampTzValue b) {
            return a.value().equals(b.value());
        }
        if (left instanceof TimeTzValue a && right instanceof TimeTzValue b) {
            return a.value().equals(b.value());
        }
        if (left instanceof IntervalValue a && right instanceof IntervalValue b) {
            return a.months() == b.months() && a.days() == b.days() && a.nanos() == b.nanos();
        }
        return left.equals(right);
    }
}
