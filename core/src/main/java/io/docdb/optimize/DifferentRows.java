package io.docdb.optimize;

import io.docdb.expr.ColumnRef;
import io.docdb.expr.Expression;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.NamedExpression;
import io.docdb.plan.logical.Project;
import io.docdb.plan.logical.Sort;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many different rows there are among some, by what their columns are made of and what is asked of the documents they are of. */
final class DifferentRows {
    private DifferentRows() {}

    /** @param keys columns of a plan, and what is made of them. @param rows that the plan gives */
    static double of(LogicalPlan plan, List<Expression> keys, double rows, Cardinality cardinality) {
        LogicalPlan below = plan instanceof Sort sort ? sort.input() : plan;
        List<Expression> made = keys;
        if (below instanceof Project project) {
            Map<Integer, Expression> definitions = new HashMap<>();
            for (NamedExpression named : project.projections()) {
                definitions.put(named.column().id(), named.expression());
            }
            made = keys.stream()
                    .map(key -> key.transform(node -> node instanceof ColumnRef ref
                            ? definitions.getOrDefault(ref.column().id(), node)
                            : node))
                    .toList();
            below = project.input();
        }
        return cardinality.groups(made, rows, below);
    }

    /** Of all columns. */
    static double of(LogicalPlan plan, double rows, Cardinality cardinality) {
        return of(
                plan,
                plan.columns().stream().<Expression>map(column -> column.ref()).toList(),
                rows,
                cardinality);
    }
}
