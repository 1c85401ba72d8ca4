package io.docdb.expr;

import io.docdb.value.SqlType;

/** {@code text COLLATE name}: its value is the text; where it is sorted or compared, the collation's sort key counts. */
public interface CollatedFunction extends ScalarFunction {
    /** Takes the same arguments and gives bytes that sort as the collation has it. */
    ScalarFunction sortKey();

    /** {@code expression} by its sort key, if it is a call of such a function; else itself. */
    static Expression keyOf(Expression expression) {
        return expression instanceof Call call && call.function() instanceof CollatedFunction collated
                ? new Call(collated.sortKey(), call.arguments(), SqlType.VARBINARY)
                : expression;
    }
}
