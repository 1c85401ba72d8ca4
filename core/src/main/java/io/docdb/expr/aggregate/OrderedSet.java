package io.docdb.expr.aggregate;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.Accumulator;
import io.docdb.expr.scalar.Numbers;
import io.docdb.expr.scalar.TemporalArithmetic;
import io.docdb.expr.type.NumberCasts;
import io.docdb.value.ArrayValue;
import io.docdb.value.DecimalValue;
import io.docdb.value.DoubleValue;
import io.docdb.value.IntervalValue;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.NumberValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import io.docdb.value.ValueOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Accumulators that need all values in order: percentiles, MEDIAN, MODE. */
final class OrderedSet {
    private OrderedSet() {}

    /** PERCENTILE_CONT and PERCENTILE_DISC: (fraction, value), values fed in order; of an array of fractions an array. */
    static final class Percentile implements Accumulator {
        private final boolean continuous;
        private final List<Value> values = new ArrayList<>();
        private Value fraction = NullValue.NULL;

        Percentile(boolean continuous) {
            this.continuous = continuous;
        }

        @Override
        public void add(Value[] arguments) {
            fraction = arguments[0];
            if (!arguments[1].isNull()) {
                values.add(arguments[1]);
            }
        }

        @Override
        public Value result() {
            if (values.isEmpty() || fraction.isNull()) {
                return NullValue.NULL;
            }
            if (fraction instanceof ArrayValue fractions) {
                return new ArrayValue(fractions.elements().stream()
                        .map(each -> each.isNull() ? NullValue.NULL : at(each))
                        .toList());
            }
            return at(fraction);
        }

        private Value at(Value fraction) {
            double part = NumberCasts.toNumber(fraction, SqlType.DOUBLE).doubleValue();
            if (!(part >= 0 && part <= 1)) {
                throw new StatementException(
                        ErrorCode.INVALID_PARAMETER, "Percentile out of range: expected 0 to 1, found " + fraction);
            }
            if (!continuous) {
                int place = (int) Math.ceil(part * values.size()) - 1;
                return values.get(Math.max(place, 0));
            }
            double place = part * (values.size() - 1);
            Value lower = values.get((int) Math.floor(place));
            Value upper = values.get((int) Math.ceil(place));
            return between(lower, upper, place - Math.floor(place));
        }

        @Override
        public long sizeBytes() {
            return 64 + 40L * values.size();
        }
    }

    private static Value between(Value lower, Value upper, double part) {
        if (lower instanceof NumberValue a && upper instanceof NumberValue b) {
            return new DoubleValue(
                    part == 0 ? a.doubleValue() : a.doubleValue() + (b.doubleValue() - a.doubleValue()) * part);
        }
        if (lower instanceof IntervalValue a && upper instanceof IntervalValue b) {
            return TemporalArithmetic.between(a, b, BigDecimal.valueOf(part));
        }
        return lower;
    }

    /** MEDIAN: the middle value, or the mean of the two middle numbers; values fed in any order. */
    static final class Median implements Accumulator {
        private final List<Value> values = new ArrayList<>();

        @Override
        public void add(Value[] arguments) {
            if (!arguments[0].isNull()) {
                values.add(arguments[0]);
            }
        }

        @Override
        public Value result() {
            if (values.isEmpty()) {
                return NullValue.NULL;
            }
            values.sort(ValueOrder.INSTANCE);
            Value upper = values.get(values.size() / 2);
            Value lower = values.get((values.size() - 1) / 2);
            if (!(lower instanceof NumberValue a) || !(upper instanceof NumberValue b) || lower.equals(upper)) {
                return lower;
            }
            NumberValue sum = Numbers.add(a, b);
            if (sum instanceof DoubleValue) {
                return new DoubleValue(sum.doubleValue() / 2);
            }
            BigDecimal half = sum.toDecimal().divide(BigDecimal.valueOf(2));
            return half.scale() == 0 ? LongValue.of(half.longValue()) : new DecimalValue(half);
        }

        @Override
        public long sizeBytes() {
            return 64 + 40L * values.size();
        }
    }

    /** MODE: the most frequent value, of several the one fed first. */
    static final class Mode implements Accumulator {
        private final Map<Value, Long> counts = new LinkedHashMap<>();

        @Override
        public void add(Value[] arguments) {
            if (!arguments[0].isNull()) {
                counts.merge(arguments[0], 1L, Long::sum);
            }
        }

        @Override
        public Value result() {
            Value best = NullValue.NULL;
            long most = 0;
            for (Map.Entry<Value, Long> entry : counts.entrySet()) {
                if (entry.getValue() > most) {
                    most = entry.getValue();
                    best = entry.getKey();
                }
            }
            return best;
        }

        @Override
        public long sizeBytes() {
            return 64 + 100L * counts.size();
        }
    }
}
