package io.docdb.expr.compile;

import io.docdb.expr.Call;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.Expression;
import io.docdb.expr.ScalarFunction;
import io.docdb.expr.type.Casts;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.List;

/**
 * What INSERT and UPDATE do to a value on its way into a column of type {@code target}: a cast that refuses to cut text
 * (22001, trailing blanks aside). A column of type ANY takes every value as it is.
 */
public record Assignment(SqlType target) implements ScalarFunction {

    /** {@code value} as the column stores it. */
    public static Expression of(Expression value, SqlType target) {
        return target.family() == SqlType.Family.ANY ? value : new Call(new Assignment(target), List.of(value), target);
    }

    @Override
    public String name() {
        return "ASSIGN";
    }

    @Override
    public SqlType resultType(List<SqlType> arguments) {
        return target;
    }

    @Override
    public Value apply(Value[] arguments, EvaluationContext context) {
        return Casts.assign(arguments[0], target, context.zone());
    }
}
