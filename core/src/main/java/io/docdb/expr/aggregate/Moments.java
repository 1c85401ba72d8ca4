package io.docdb.expr.aggregate;

import io.docdb.expr.Accumulator;
import io.docdb.expr.scalar.Numbers;
import io.docdb.expr.type.NumberCasts;
import io.docdb.value.DoubleValue;
import io.docdb.value.LongValue;
import io.docdb.value.NullValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;

/**
 * Variance, covariance, correlation and linear regression, by the update of Youngs and Cramer, which does not cancel and keeps
 * the sums as they are (Some results relevant to choice of sum and sum-of-product algorithms, Technometrics 1971). The pair is
 * (y, x) as SQL has it: {@code REGR_SLOPE(y, x)}; functions of one argument take it for both.
 */
final class Moments implements Accumulator {
    /** What is asked for at the end. */
    enum Statistic {
        VAR_POP,
        VAR_SAMP,
        STDDEV_POP,
        STDDEV_SAMP,
        COVAR_POP,
        COVAR_SAMP,
        CORR,
        REGR_COUNT,
        REGR_AVGX,
        REGR_AVGY,
        REGR_SXX,
        REGR_SYY,
        REGR_SXY,
        REGR_SLOPE,
        REGR_INTERCEPT,
        REGR_R2;

        /** True for the statistics of pairs. */
        boolean isPaired() {
            return ordinal() >= COVAR_POP.ordinal();
        }
    }

    private final Statistic statistic;
    private long count;
    private double sumX;
    private double sumY;
    private double sumXX;
    private double sumYY;
    private double sumXY;
    private boolean unbounded; // true if one of the numbers is infinite or none

    Moments(Statistic statistic) {
        this.statistic = statistic;
    }

    @Override
    public void add(Value[] arguments) {
        Value second = arguments[arguments.length - 1];
        if (arguments[0].isNull() || second.isNull()) {
            return;
        }
        double y = number(arguments[0]);
        double x = arguments.length == 1 ? y : number(second);
        count++;
        unbounded |= !Double.isFinite(x) || !Double.isFinite(y);
        sumX += x;
        sumY += y;
        double offX = x * count - sumX; // for the first pair 0, unless it is no number
        double offY = y * count - sumY;
        double scale = count == 1 ? 1 : (double) count * (count - 1);
        sumXX += offX * offX / scale;
        sumYY += offY * offY / scale;
        sumXY += offX * offY / scale;
    }

    /** @throws StatementException NUMBER_OUT_OF_RANGE if an exact number is larger than any double */
    private static double number(Value value) {
        double number = NumberCasts.toNumber(value, SqlType.DOUBLE).doubleValue();
        if (Double.isInfinite(number) && !(value instanceof DoubleValue)) {
            throw Numbers.overflow(SqlType.DOUBLE);
        }
        return number;
    }

    @Override
    public Value result() {
        return switch (statistic) {
            case REGR_COUNT -> LongValue.of(count);
            case VAR_POP -> number(sumXX / count, 1);
            case VAR_SAMP -> number(sumXX / (count - 1), 2);
            case STDDEV_POP -> number(Math.sqrt(sumXX / count), 1);
            case STDDEV_SAMP -> number(Math.sqrt(sumXX / (count - 1)), 2);
            case COVAR_POP -> number(sumXY / count, 1);
            case COVAR_SAMP -> number(sumXY / (count - 1), 2);
            case CORR -> sumXX == 0 || sumYY == 0 ? NullValue.NULL : number(sumXY / Math.sqrt(sumXX * sumYY), 1);
            case REGR_AVGX -> number(sumX / count, 1);
            case REGR_AVGY -> number(sumY / count, 1);
            case REGR_SXX -> number(sumXX, 1);
            case REGR_SYY -> number(sumYY, 1);
            case REGR_SXY -> number(sumXY, 1);
            case REGR_SLOPE -> sumXX == 0 ? NullValue.NULL : number(sumXY / sumXX, 1);
            case REGR_INTERCEPT -> sumXX == 0 ? NullValue.NULL : number((sumY - sumXY / sumXX * sumX) / count, 1);
            case REGR_R2 -> sumXX == 0 ? NullValue.NULL : number(sumYY == 0 ? 1 : sumXY * sumXY / (sumXX * sumYY), 1);
        };
    }

    private Value number(double result, int fewest) {
        if (count < fewest) {
            return NullValue.NULL;
        }
        if (!Double.isFinite(result) && !unbounded) {
            throw Numbers.overflow(SqlType.DOUBLE);
        }
        return new DoubleValue(result);
    }
}
