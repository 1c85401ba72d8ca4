package io.docdb.expr.scalar;

import io.docdb.expr.EvaluationContext;
import io.docdb.expr.Expression;
import io.docdb.expr.ScalarFunction;
import io.docdb.expr.SpecializingFunction;
import io.docdb.expr.type.Casts;
import io.docdb.expr.type.NumberCasts;
import io.docdb.value.DecimalValue;
import io.docdb.value.LongValue;
import io.docdb.value.NumberValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * {@code ^} and POWER. Decimals to a whole power are decimals: {@code 1.1 ^ 2} is 1.21, with 16 digits behind the point, of what is
 * below 1 16 that count, as in PostgreSQL, and {@code 1000 * POWER(1.05, 10)} is right to the cent. Everything else is a double.
 */
final class PowerOperator implements SpecializingFunction {
    private static final int LEAST_SCALE = 16;

    /** Below that a power is 0. */
    private static final int MOST_SCALE = 1000;

    /** What a stored number may be long; far more would take seconds. */
    private static final int MOST_DIGITS = 10_000;

    /** What {@link BigDecimal#pow(int, MathContext)} takes. */
    private static final int MOST_EXPONENT = 999_999_999;

    /** More than the digits that are shown, so that rounding happens once. */
    private static final int GUARD_DIGITS = 20;

    private final ScalarFunction doubles;

    /** @param doubles the same for doubles; takes what may stand here */
    PowerOperator(ScalarFunction doubles) {
        this.doubles = doubles;
    }

    @Override
    public String name() {
        return doubles.name();
    }

    @Override
    public SqlType resultType(List<SqlType> arguments) {
        SqlType type = doubles.resultType(arguments);
        boolean exact = arguments.stream().allMatch(each -> each.isNumeric() && !each.isApproximate());
        boolean decimal = arguments.stream().anyMatch(each -> each.name() == SqlType.Name.DECIMAL);
        return exact && decimal ? SqlType.DECIMAL : type;
    }

    @Override
    public ScalarFunction specialize(List<Expression> arguments, SqlType result) {
        return result.name() == SqlType.Name.DECIMAL ? new Decimals(this) : doubles;
    }

    @Override
    public Value apply(Value[] arguments, EvaluationContext context) {
        return doubles.apply(arguments, context);
    }

    private record Decimals(PowerOperator general) implements ScalarFunction {
        @Override
        public String name() {
            return general.name();
        }

        @Override
        public SqlType resultType(List<SqlType> arguments) {
            return general.resultType(arguments);
        }

        @Override
        public Value apply(Value[] arguments, EvaluationContext context) {
            BigDecimal base = Numbers.bounded(NumberCasts.toNumber(arguments[0], SqlType.DECIMAL));
            NumberValue exponent = NumberCasts.toNumber(arguments[1], SqlType.DECIMAL);
            return isWhole(exponent) && (base.signum() != 0 || exponent.doubleValue() >= 0)
                    ? power(base, (int) exponent.doubleValue())
                    : Casts.cast(general.apply(arguments, context), SqlType.DECIMAL, context.zone());
        }

        private static boolean isWhole(NumberValue number) {
            double value = number.doubleValue();
            return value == (int) value
                    && (number instanceof LongValue
                            || number.toDecimal().compareTo(BigDecimal.valueOf((int) value)) == 0);
        }

        private static Value power(BigDecimal base, int exponent) {
            int scale = Math.max(LEAST_SCALE, base.scale());
            if (base.signum() == 0) {
                return new DecimalValue((exponent == 0 ? BigDecimal.ONE : BigDecimal.ZERO).setScale(scale));
            }
            double digits = exponent * ((double) base.precision() - base.scale() - 1 + leading(base));
            if (digits > MOST_DIGITS) {
                throw Numbers.overflow(SqlType.DECIMAL);
            }
            if (digits < -MOST_SCALE - 1) {
                return new DecimalValue(BigDecimal.ZERO.setScale(scale));
            }
            scale = Math.min(MOST_SCALE, Math.max(scale, LEAST_SCALE - (int) digits));
            MathContext precision = new MathContext((int) Math.max(0, digits) + scale + GUARD_DIGITS);
            return new DecimalValue(power(base, exponent, precision).setScale(scale, RoundingMode.HALF_UP));
        }

        private static BigDecimal power(BigDecimal base, int exponent, MathContext precision) {
            if (Math.abs((long) exponent) <= MOST_EXPONENT) {
                return base.pow(exponent, precision);
            }
            MathContext more = new MathContext(precision.getPrecision() + 1);
            return base.pow(exponent / 4, more).pow(4, more).multiply(base.pow(exponent % 4, more), precision);
        }

        /** The logarithm of the number with its point behind the first digit. */
        private static double leading(BigDecimal number) {
            return Math.log10(number.abs()
                    .movePointLeft(number.precision() - number.scale() - 1)
                    .doubleValue());
        }
    }
}
