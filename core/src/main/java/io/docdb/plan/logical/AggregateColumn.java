package io.docdb.plan.logical;

import io.docdb.expr.AggregateCall;
import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An aggregate and the column it computes. */
public record AggregateColumn(Column column, AggregateCall call) {

    AggregateColumn map(UnaryOperator<Expression> rewrite) {
        AggregateCall rewritten = call.map(rewrite);
        return rewritten == call ? this : new AggregateColumn(column, rewritten);
    }

    static List<Column> columnsOf(
            List<NamedExpression> keys, List<AggregateColumn> aggregates, Optional<Column> groupingId) {
        List<Column> columns = new ArrayList<>();
        keys.forEach(key -> columns.add(key.column()));
        aggregates.forEach(aggregate -> columns.add(aggregate.column()));
        groupingId.ifPresent(columns::add);
        return columns;
    }
}
