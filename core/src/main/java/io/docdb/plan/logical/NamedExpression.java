package io.docdb.plan.logical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** An expression and the column it computes. */
public record NamedExpression(Column column, Expression expression) {

    NamedExpression map(UnaryOperator<Expression> rewrite) {
        Expression rewritten = rewrite.apply(expression);
        return rewritten == expression ? this : new NamedExpression(column, rewritten);
    }

    static List<Column> columnsOf(List<NamedExpression> expressions) {
        List<Column> columns = new ArrayList<>(expressions.size());
        expressions.forEach(named -> columns.add(named.column()));
        return columns;
    }
}
