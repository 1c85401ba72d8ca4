package io.docdb.plan.logical;

import io.docdb.expr.Column;
import io.docdb.expr.Expression;
import io.docdb.expr.Rewrite;
import java.util.List;
import java.util.function.UnaryOperator;

/** MERGE: the input is the source left-joined with the target; a NULL row id means not matched.
 *
 * @param actions tried in order; the first whose condition is true acts
 * @param result the document as stored (old one for a delete), for {@code returning}
 */
public record Merge(
        CollectionRef collection,
        LogicalPlan input,
        Column rowId,
        List<MergeAction> actions,
        Column result,
        List<NamedExpression> returning)
        implements LogicalPlan {
    public Merge {
        actions = List.copyOf(actions);
        returning = List.copyOf(returning);
    }

    @Override
    public List<Column> columns() {
        return NamedExpression.columnsOf(returning);
    }

    @Override
    public List<LogicalPlan> inputs() {
        return List.of(input);
    }

    @Override
    public LogicalPlan withInputs(List<LogicalPlan> inputs) {
        return new Merge(collection, inputs.get(0), rowId, actions, result, returning);
    }

    @Override
    public LogicalPlan mapExpressions(UnaryOperator<Expression> rewrite) {
        List<MergeAction> newActions = Rewrite.each(actions, action -> action.map(rewrite));
        List<NamedExpression> newReturning = Rewrite.each(returning, named -> named.map(rewrite));
        return newActions == actions && newReturning == returning
                ? this
                : new Merge(collection, input, rowId, newActions, result, newReturning);
    }

    @Override
    public <R> R accept(LogicalVisitor<R> visitor) {
        return visitor.visitMerge(this);
    }
}
