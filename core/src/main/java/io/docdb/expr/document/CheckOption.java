package io.docdb.expr.document;

import io.docdb.error.ConstraintException;
import io.docdb.error.ErrorCode;
import io.docdb.expr.EvaluationContext;
import io.docdb.expr.ScalarFunction;
import io.docdb.value.BooleanValue;
import io.docdb.value.SqlType;
import io.docdb.value.Value;
import java.util.List;

/** WITH CHECK OPTION: (document, condition of the view) gives the document, if the view would show it. */
public record CheckOption(String view) implements ScalarFunction {

    @Override
    public String name() {
        return "CHECK OPTION";
    }

    @Override
    public boolean nullOnNull() {
        return false;
    }

    @Override
    public SqlType resultType(List<SqlType> arguments) {
        return SqlType.OBJECT;
    }

    /** @throws ConstraintException VIEW_CHECK_VIOLATED if the condition is false or unknown */
    @Override
    public Value apply(Value[] arguments, EvaluationContext context) {
        if (arguments[1].equals(BooleanValue.TRUE)) {
            return arguments[0];
        }
        throw new ConstraintException(
                ErrorCode.VIEW_CHECK_VIOLATED,
                "Check option violated: the view \"" + view
                        + "\" expected a row that it shows, and would not show this one");
    }
}
