package io.docdb.expr.aggregate;

import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.expr.Accumulator;
import io.docdb.expr.AggregateFunction;
import io.docdb.value.SqlType;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** An aggregate function out of its parts: name, number of arguments, type rule, maker of accumulators. */
record SimpleAggregate(
        String name,
        int fewest,
        int most,
        boolean isOrderedSet,
        Function<List<SqlType>, SqlType> type,
        BiFunction<List<SqlType>, SqlType, Accumulator> maker)
        implements AggregateFunction {

    static SimpleAggregate of(
            String name, Function<SqlType, SqlType> type, BiFunction<List<SqlType>, SqlType, Accumulator> maker) {
        return new SimpleAggregate(name, 1, 1, false, types -> type.apply(types.get(0)), maker);
    }

    @Override
    public SqlType resultType(List<SqlType> arguments) {
        if (arguments.size() < fewest || arguments.size() > most) {
            String expected = fewest == most ? Integer.toString(fewest) : fewest + " to " + most;
            throw new StatementException(
                    ErrorCode.UNKNOWN_FUNCTION,
                    "Wrong number of arguments: " + name + " takes " + expected + ", found " + arguments.size());
        }
        return type.apply(arguments);
    }

    @Override
    public Accumulator accumulator(List<SqlType> arguments, SqlType result) {
        return maker.apply(arguments, result);
    }

    /** The argument's type, refused unless it is a number, text, dynamic or one of {@code also}. */
    static SqlType requireNumber(String name, SqlType type, SqlType.Family... also) {
        boolean accepted = type.isNumeric()
                || type.isText()
                || type.family() == SqlType.Family.ANY
                || type.family() == SqlType.Family.NULL
                || List.of(also).contains(type.family());
        if (!accepted) {
            throw new StatementException(
                    ErrorCode.TYPE_MISMATCH, "Wrong argument: " + name + " expects a number, found " + type);
        }
        return type;
    }
}
