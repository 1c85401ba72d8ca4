package io.docdb.expr.define;

import io.docdb.value.ArrayValue;
import io.docdb.value.BinaryValue;
import io.docdb.value.BooleanValue;
import io.docdb.value.DateValue;
import io.docdb.value.DoubleValue;
import io.docdb.value.IntervalValue;
import io.docdb.value.LongValue;
import io.docdb.value.NumberValue;
import io.docdb.value.TextValue;
import io.docdb.value.Value;
import java.time.LocalDate;
import java.util.List;

/** Short names for what a body takes out of its arguments, which have the declared kinds, and makes of its result. */
public final class Arguments {
    private Arguments() {}

    public static String text(Value value) {
        return ((TextValue) value).value();
    }

    public static long integer(Value value) {
        return ((LongValue) value).value();
    }

    /** A whole number cut to the range of an int: for lengths and positions, where more means the same. */
    public static int length(Value value) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, integer(value)));
    }

    public static double number(Value value) {
        return ((DoubleValue) value).value();
    }

    public static NumberValue anyNumber(Value value) {
        return (NumberValue) value;
    }

    public static boolean truth(Value value) {
        return ((BooleanValue) value).value();
    }

    public static byte[] bytes(Value value) {
        return ((BinaryValue) value).bytes();
    }

    public static LocalDate date(Value value) {
        return ((DateValue) value).value();
    }

    public static IntervalValue interval(Value value) {
        return (IntervalValue) value;
    }

    public static List<Value> elements(Value value) {
        return ((ArrayValue) value).elements();
    }

    public static Value text(String result) {
        return new TextValue(result);
    }

    public static Value integer(long result) {
        return LongValue.of(result);
    }

    public static Value number(double result) {
        return new DoubleValue(result);
    }

    public static Value truth(boolean result) {
        return BooleanValue.of(result);
    }
}
