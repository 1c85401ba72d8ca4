package io.docdb.expr.aggregate;

import io.docdb.expr.scalar.Numbers;
import io.docdb.value.DecimalValue;
import io.docdb.value.DoubleValue;
import io.docdb.value.IntervalValue;
import io.docdb.value.LongValue;
import io.docdb.value.NumberValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** AVG: the sum divided by the count; exact with PostgreSQL's scale unless doubles take part. */
final class Average extends Sum {
    private final SqlType type;

    Average(SqlType type, boolean removable) {
        super(type, removable);
        this.type = type;
    }

    static SqlType averageType(SqlType argument) {
        SqlType type = SimpleAggregate.requireNumber("AVG", argument, SqlType.Family.INTERVAL);
        if (type.isApproximate()) {
            return SqlType.DOUBLE;
        }
        return type.isNumeric() || type.isText() || type.family() == SqlType.Family.NULL ? SqlType.DECIMAL : type;
    }

    @Override
    public Value result() {
        Value sum = sum();
        if (sum instanceof IntervalValue span) {
            BigDecimal share =
                    new BigDecimal(span.comparableNanos()).divide(BigDecimal.valueOf(count()), 0, RoundingMode.HALF_UP);
            boolean even = span.months() % count() == 0 && span.days() % count() == 0;
            return even
                    ? new IntervalValue(span.months() / count(), span.days() / count(), span.nanos() / count())
                    : spread(share.toBigInteger());
        }
        if (!(sum instanceof NumberValue number)) {
            return sum;
        }
        if (type.isApproximate() || number instanceof DoubleValue) {
            return new DoubleValue(number.doubleValue() / count());
        }
        NumberValue average = Numbers.divide(number, LongValue.of(count()));
        if (type.family() == SqlType.Family.ANY && average instanceof DecimalValue decimal) {
            BigDecimal shortest = decimal.value().stripTrailingZeros();
            return Numbers.decimal(shortest.scale() < 0 ? shortest.setScale(0) : shortest);
        }
        return average;
    }

    /** Nanoseconds as days and time. */
    private static IntervalValue spread(BigInteger nanos) {
        BigInteger[] parts = nanos.divideAndRemainder(BigInteger.valueOf(86_400_000_000_000L));
        return new IntervalValue(0, parts[0].longValueExact(), parts[1].longValueExact());
    }
}
