package io.docdb.schema;

import io.docdb.value.DecimalValue;
import io.docdb.value.LongValue;
import io.docdb.value.NumberValue;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Rules about numbers; {@link SchemaRule} asks them about nothing else. */
final class NumberRules {
    private static final BigDecimal MIN_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MAX_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

    private NumberRules() {}

    /** {@code minimum}: whole numbers are compared as longs. */
    static Rule minimum(BigDecimal limit) {
        boolean small = limit.compareTo(MIN_LONG) >= 0 && limit.compareTo(MAX_LONG) <= 0;
        long whole = small ? limit.setScale(0, RoundingMode.CEILING).longValue() : 0;
        return value -> Verdict.of(
                small && value instanceof LongValue number
                        ? number.value() >= whole
                        : ExactNumbers.isAtLeast(decimal(value), limit));
    }

    /** {@code maximum}: whole numbers are compared as longs. */
    static Rule maximum(BigDecimal limit) {
        boolean small = limit.compareTo(MIN_LONG) >= 0 && limit.compareTo(MAX_LONG) <= 0;
        long whole = small ? limit.setScale(0, RoundingMode.FLOOR).longValue() : 0;
        return value -> Verdict.of(
                small && value instanceof LongValue number
                        ? number.value() <= whole
                        : ExactNumbers.isAtMost(decimal(value), limit));
    }

    /** {@code multipleOf}; a factor such as 0.01 only asks how many digits stand behind the point. */
    static Rule multipleOf(BigDecimal factor) {
        BigDecimal bare = factor.stripTrailingZeros();
        boolean countsDigits = bare.unscaledValue().equals(BigInteger.ONE) && bare.scale() >= 0;
        return value -> Verdict.of(countsDigits && hasAtMostDigits(value, bare.scale())
                || ExactNumbers.isMultiple(decimal(value), factor));
    }

    private static boolean hasAtMostDigits(Value value, int digits) {
        return value instanceof LongValue
                || value instanceof DecimalValue number && number.value().scale() <= digits;
    }

    static Rule limited(ExactNumbers.Rule rule, BigDecimal limit) {
        return value -> Verdict.of(rule.holds(decimal(value), limit));
    }

    private static BigDecimal decimal(Value value) {
        return ((NumberValue) value).toDecimal();
    }
}
