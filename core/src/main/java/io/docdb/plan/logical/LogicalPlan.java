package io.docdb.plan.logical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.expr.QueryPlan;
import io.docdb.expr.Rewrite;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A node of the logical plan. Immutable. */
public sealed interface LogicalPlan extends QueryPlan
        permits Scan,
                Values,
                TableFunctionScan,
                CteScan,
                Filter,
                Project,
                Join,
                Aggregate,
                Window,
                Sort,
                Limit,
                Distinct,
                SetOperation,
                With,
                RecursiveUnion,
                LockRows,
                Insert,
                Update,
                Delete,
                Merge {

    @Override
    List<Column> columns();

    /** The plans this node reads, in order. */
    List<LogicalPlan> inputs();

    /** A copy over other inputs, as many and in the same order. */
    LogicalPlan withInputs(List<LogicalPlan> inputs);

    /**
     * A copy with {@code rewrite} applied to each of this node's own expressions (whole, not node by node); this very node if they
     * all stay the same.
     */
    LogicalPlan mapExpressions(UnaryOperator<Expression> rewrite);

    /** This node's own expressions. */
    default List<Expression> expressions() {
        List<Expression> found = new ArrayList<>();
        mapExpressions(expression -> {
            found.add(expression);
            return expression;
        });
        return found;
    }

    <R> R accept(LogicalVisitor<R> visitor);

    /** A copy with {@code rewrite} applied to every node, inputs first; plans inside subqueries are not entered. */
    default LogicalPlan transform(UnaryOperator<LogicalPlan> rewrite) {
        return rewrite.apply(mapInputs(input -> input.transform(rewrite)));
    }

    /** A copy with {@code rewrite} applied to each of this node's inputs; this very node if they all stay the same. */
    default LogicalPlan mapInputs(UnaryOperator<LogicalPlan> rewrite) {
        List<LogicalPlan> before = inputs();
        List<LogicalPlan> after = Rewrite.each(before, rewrite);
        return after == before ? this : withInputs(after);
    }
}
