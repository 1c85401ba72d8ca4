package io.docdb.exec.operator;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.Evaluator;
import io.docdb.value.NumberValue;
import io.docdb.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Evaluates the numbers of LIMIT, OFFSET and FETCH. */
public final class RowCount {
    private static final Value[] NO_COLUMNS = {};
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private RowCount() {}

    /**
     * The number of rows; {@code ifNull} if the value is NULL.
     *
     * @throws StatementException INVALID_LIMIT (2201W) if it is negative or no number
     */
    public static long evaluate(Evaluator evaluator, Frame frame, String clause, long ifNull) {
        Value value = evaluator.evaluate(NO_COLUMNS, frame);
        if (value.isNull()) {
            return ifNull;
        }
        if (!(value instanceof NumberValue number) || number.doubleValue() < 0 || Double.isNaN(number.doubleValue())) {
            throw new StatementException(
                    ErrorCode.INVALID_LIMIT, clause + " expects a number of rows from 0, found " + value);
        }
        if (number.isLong()) {
            return number.longValue();
        }
        return number.doubleValue() >= Long.MAX_VALUE
                ? Long.MAX_VALUE
                : number.toDecimal().setScale(0, RoundingMode.HALF_UP).min(MOST).longValue();
    }
}
