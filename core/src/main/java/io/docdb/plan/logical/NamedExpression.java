package io.docdb.plan.logical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import java.util.function.UnaryOperator;

/** An expression and the column it computes. */
public record NamedExpression(Column column, Expression expression) {

    NamedExpression map(UnaryOperator<Expression> rewrite) {
        return new NamedExpression(column, rewrite.apply(expression));
    }
}
