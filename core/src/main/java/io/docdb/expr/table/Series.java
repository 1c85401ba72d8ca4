package io.docdb.expr.table;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.ScalarFunction;
import io.docdb.expr.TableFunction;
import io.docdb.expr.scalar.Operators;
import io.docdb.expr.type.Casts;
import io.docdb.expr.type.Comparisons;
import io.docdb.expr.type.NumberCasts;
import io.docdb.expr.type.TypeRules;
import io.docdb.value.DateValue;
import io.docdb.value.IntervalValue;
import io.docdb.value.LongValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import io.docdb.value.TimestampTzValue;
import io.docdb.value.TimestampValue;
import io.docdb.value.Value;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * {@code GENERATE_SERIES(from, to, step = 1)} over numbers, or over timestamps with an interval as step; H2's
 * {@code SYSTEM_RANGE}; {@code RANGE}, which leaves the end out and starts at 0 if only the end is given.
 */
record Series(String name, String column, boolean inclusive) implements TableFunction {

    @Override
    public List<OutputColumn> columns(List<SqlType> arguments) {
        int fewest = inclusive ? 2 : 1;
        if (arguments.size() < fewest || arguments.size() > 3) {
            throw new StatementException(
                    ErrorCode.UNKNOWN_FUNCTION,
                    "Wrong number of arguments: " + name + " takes from, to, step, found " + arguments.size());
        }
        SqlType first = arguments.get(0);
        if (first.isTemporal()) {
            return List.of(new OutputColumn(
                    column, first.family() == SqlType.Family.DATE ? SqlType.TIMESTAMP : SqlType.of(first.name())));
        }
        SqlType common = TypeRules.commonType(arguments, name);
        if (common.family() != SqlType.Family.ANY && common.family() != SqlType.Family.NULL && !common.isNumeric()) {
            throw new StatementException(
                    ErrorCode.TYPE_MISMATCH,
                    "Wrong argument: " + name + " expects numbers or timestamps, found " + common);
        }
        boolean sized = common.name() == SqlType.Name.DECIMAL || common.family() == SqlType.Family.NULL;
        return List.of(new OutputColumn(column, sized ? SqlType.DECIMAL : common));
    }

    @Override
    public Iterator<Value[]> rows(Value[] arguments, EvaluationContext context) {
        for (Value argument : arguments) {
            if (argument.isNull()) {
                return Collections.emptyIterator();
            }
        }
        Value from = arguments.length == 1 ? LongValue.ZERO : arguments[0];
        Value to = arguments.length == 1 ? arguments[0] : arguments[1];
        if (from instanceof DateValue) {
            from = Casts.cast(from, SqlType.TIMESTAMP, context.zone());
        }
        boolean temporal = TypeRules.typeOf(from).isTemporal();
        if (!temporal) {
            from = NumberCasts.toNumber(from, SqlType.DECIMAL);
            to = NumberCasts.toNumber(to, SqlType.DECIMAL);
        } else if (to instanceof TextValue) {
            to = Casts.cast(to, TypeRules.typeOf(from), context.zone());
        }
        Value step = arguments.length < 3 ? defaultStep(temporal) : step(arguments[2], temporal, context);
        int direction = direction(step);
        if (direction == 0) {
            throw new StatementException(
                    ErrorCode.INVALID_PARAMETER, "Wrong argument: the step of " + name + " is zero");
        }
        boolean endless = from instanceof TimestampValue stamp && !stamp.isFinite()
                || from instanceof TimestampTzValue instant && !instant.isFinite();
        if (endless) {
            throw new StatementException(
                    ErrorCode.INVALID_PARAMETER, "Wrong argument: " + name + " expects a finite start, found " + from);
        }
        return new Rows(from, to, step, direction, inclusive, context);
    }

    private static Value defaultStep(boolean temporal) {
        return temporal ? new IntervalValue(0, 1, 0) : LongValue.ONE;
    }

    private static Value step(Value given, boolean temporal, EvaluationContext context) {
        if (!temporal) {
            return NumberCasts.toNumber(given, SqlType.DECIMAL);
        }
        return given instanceof LongValue days
                ? new IntervalValue(0, days.value(), 0)
                : Casts.cast(given, SqlType.INTERVAL, context.zone());
    }

    private static int direction(Value step) {
        return step instanceof IntervalValue span
                ? span.comparableNanos().signum()
                : Comparisons.compare(step, LongValue.ZERO);
    }

    private static final class Rows implements Iterator<Value[]> {
        private final Value to;
        private final Value step;
        private final int direction;
        private final boolean inclusive;
        private final EvaluationContext context;
        private final ScalarFunction plus = Operators.plus();
        private Value next;
        private long made;

        Rows(Value from, Value to, Value step, int direction, boolean inclusive, EvaluationContext context) {
            this.next = from;
            this.to = to;
            this.step = step;
            this.direction = direction;
            this.inclusive = inclusive;
            this.context = context;
        }

        @Override
        public boolean hasNext() {
            int order = Comparisons.compare(next, to) * direction;
            return order < 0 || order == 0 && inclusive;
        }

        @Override
        public Value[] next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if ((++made & 1023) == 0) {
                context.checkCancelled();
            }
            Value[] row = {next};
            next = plus.apply(new Value[] {next, step}, context);
            return row;
        }
    }
}
