package io.docdb.optimize;

import io.docdb.expr.Column;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.Scan;
import io.docdb.plan.physical.PhysicalPlan;
import java.util.List;

/** Plans what a node reads, for those who choose how the node is made. Confined to one statement. */
interface InputPlanner {
    PhysicalPlan plan(LogicalPlan node);

    /** The same node, with the subqueries in its own expressions planned; those of its inputs are left. */
    LogicalPlan planExpressions(LogicalPlan node);

    /** The columns of a scan that somebody looks at. */
    List<Column> read(Scan scan);
}
