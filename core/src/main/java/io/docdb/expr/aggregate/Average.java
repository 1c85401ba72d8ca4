package io.docdb.expr.aggregate;

import io.docdb.expr.scalar.Numbers;
import io.docdb.expr.scalar.TemporalArithmetic;
import io.docdb.value.DecimalValue;
import io.docdb.value.DoubleValue;
import io.docdb.value.IntervalValue;
import io.docdb.value.LongValue;
import io.docdb.value.NumberValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.math.BigDecimal;

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
            return TemporalArithmetic.divide(span, BigDecimal.valueOf(count()));
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
}
