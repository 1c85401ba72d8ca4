package io.docdb.plan.physical;

import io.docdb.expr.Column;
import io.docdb.plan.logical.CollectionRef;
import io.docdb.plan.logical.MergeAction;
import io.docdb.plan.logical.NamedExpression;
import java.util.List;

/** MERGE: the input is the source left-joined with the target; a NULL row id means not matched.
 *
 * @param actions tried in order; the first whose condition is true acts
 * @param result the document as stored (the old one for a delete), for {@code returning}
 */
public record MergeDocuments(
        CollectionRef collection,
        PhysicalPlan input,
        Column rowId,
        List<MergeAction> actions,
        Column result,
        List<NamedExpression> returning,
        Estimate estimate)
        implements PhysicalPlan {
    public MergeDocuments {
        actions = List.copyOf(actions);
        returning = List.copyOf(returning);
    }

    @Override
    public List<Column> columns() {
        return Columns.of(returning);
    }

    @Override
    public List<PhysicalPlan> inputs() {
        return List.of(input);
    }

    @Override
    public <R> R accept(PhysicalVisitor<R> visitor) {
        return visitor.visitMergeDocuments(this);
    }
}
