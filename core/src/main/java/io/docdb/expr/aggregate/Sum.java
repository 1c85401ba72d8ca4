package io.docdb.expr.aggregate;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.Accumulator;
import io.docdb.expr.scalar.Numbers;
import io.docdb.expr.type.NumberCasts;
import io.docdb.value.BooleanValue;
import io.docdb.value.DecimalValue;
import io.docdb.value.DoubleValue;
import io.docdb.value.IntervalValue;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.NumberValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.math.BigDecimal;

/**
 * SUM: exact as long as no double takes part; whole numbers are added as longs until that overflows. Doubles are added
 * with Neumaier's compensation, so that the order of rows hardly matters.
 */
class Sum implements Accumulator {
    private final SqlType type;
    private final boolean removable;
    private long count;
    private long whole;
    private BigDecimal exact = BigDecimal.ZERO;
    private boolean anyExact;
    private double approximate;
    private double compensation;
    private long doubles;
    private long months;
    private long days;
    private long nanos;
    private boolean spans;

    /** @param removable true if the arguments are declared exact */
    Sum(SqlType type, boolean removable) {
        this.type = type;
        this.removable = removable;
    }

    static SqlType typeOf(SqlType argument) {
        SqlType type = SimpleAggregate.requireNumber("SUM", argument, SqlType.Family.INTERVAL, SqlType.Family.BOOLEAN);
        if (type.isInteger() && type.name() != SqlType.Name.BIGINT || type.family() == SqlType.Family.BOOLEAN) {
            return SqlType.BIGINT;
        }
        if (type.isApproximate()) {
            return SqlType.DOUBLE;
        }
        if (type.name() == SqlType.Name.DECIMAL && type.hasScale()) {
            return SqlType.decimal(Math.max(38, type.precision()), type.scale());
        }
        return type.isNumeric() || type.isText()
                ? SqlType.DECIMAL
                : type.family() == SqlType.Family.NULL ? SqlType.BIGINT : type;
    }

    static boolean isExact(SqlType argument) {
        return argument.isNumeric() && !argument.isApproximate() || argument.family() == SqlType.Family.INTERVAL;
    }

    @Override
    public void add(Value[] arguments) {
        Value value = arguments[0];
        if (value instanceof LongValue number) {
            count++;
            addWhole(number.value());
        } else if (!value.isNull()) {
            count++;
            addOther(value, 1);
        }
    }

    @Override
    public void remove(Value[] arguments) {
        Value value = arguments[0];
        if (!value.isNull()) {
            count--;
            addOther(value, -1);
        }
    }

    @Override
    public boolean canRemove() {
        return removable;
    }

    @Override
    public boolean canMerge() {
        return true;
    }

    /** Exact sums do not depend on the order; sums of doubles do, in their last digits. */
    @Override
    public boolean merge(Accumulator later) {
        Sum other = (Sum) later;
        if (doubles > 0 || other.doubles > 0 || spans || other.spans) {
            return false;
        }
        count += other.count;
        if (other.anyExact) {
            addExact(other.exact);
        }
        addWhole(other.whole);
        return true;
    }

    private void addWhole(long number) {
        long sum = whole + number;
        if (((whole ^ sum) & (number ^ sum)) < 0) {
            addExact(BigDecimal.valueOf(whole));
            sum = number;
        }
        whole = sum;
    }

    private void addOther(Value value, int sign) {
        if (value instanceof IntervalValue span) {
            spans = true;
            months = Math.addExact(months, sign * span.months());
            days = Math.addExact(days, sign * span.days());
            nanos = Math.addExact(nanos, sign * span.nanos());
        } else if (value instanceof DoubleValue number) {
            addDouble(sign * number.value());
            doubles += sign;
        } else if (value instanceof BooleanValue truth) {
            whole += truth.value() ? sign : 0;
        } else {
            BigDecimal number = Numbers.bounded(NumberCasts.toNumber(value, SqlType.DECIMAL));
            addExact(sign < 0 ? number.negate() : number);
        }
    }

    private void addExact(BigDecimal number) {
        exact = exact.add(number);
        anyExact = true;
    }

    private void addDouble(double number) {
        double sum = approximate + number;
        if (Double.isFinite(sum)) {
            compensation +=
                    Math.abs(approximate) >= Math.abs(number) ? approximate - sum + number : number - sum + approximate;
        } else if (Double.isFinite(approximate) && Double.isFinite(number)) {
            throw Numbers.overflow(SqlType.DOUBLE);
        }
        approximate = sum;
    }

    long count() {
        return count;
    }

    /** The sum of what was added; NULL if that was nothing. */
    Value sum() {
        if (count == 0) {
            return NullValue.NULL;
        }
        if (spans) {
            return new IntervalValue(months, days, nanos);
        }
        if (doubles > 0) {
            return new DoubleValue(approximate + compensation + exact.doubleValue() + whole);
        }
        return anyExact ? NumberCasts.exact(exact.add(BigDecimal.valueOf(whole))) : LongValue.of(whole);
    }

    @Override
    public Value result() {
        Value sum = sum();
        if (type.isInteger() && sum instanceof DecimalValue tooLarge && !tooLarge.isLong()) {
            throw new StatementException(
                    ErrorCode.NUMBER_OUT_OF_RANGE, "Number out of range: SUM does not fit " + type);
        }
        return type.isApproximate() && sum instanceof NumberValue number ? new DoubleValue(number.doubleValue()) : sum;
    }
}
