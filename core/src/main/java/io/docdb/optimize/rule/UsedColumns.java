package io.docdb.optimize.rule;

import io.docdb.expr.Column;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Expression;
import io.docdb.expr.SubqueryExpression;
import io.docdb.plan.logical.Delete;
import io.docdb.plan.logical.Distinct;
import io.docdb.plan.logical.Filter;
import io.docdb.plan.logical.LockRows;
import io.docdb.plan.logical.LogicalPlan;
import io.docdb.plan.logical.Merge;
import io.docdb.plan.logical.RecursiveUnion;
import io.docdb.plan.logical.Scan;
import io.docdb.plan.logical.SetOperation;
import io.docdb.plan.logical.Update;
import io.docdb.plan.logical.With;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which columns of a plan anybody looks at: those that stand in some expression, those that leave a plan as a whole (the
 * result, operands of set operations, common tables, subqueries), and row ids that changes and locks find rows by. What a filter
 * right over a scan tests is seen by the scan alone: rows need not hold it.
 */
public final class UsedColumns {
    private final Set<Integer> ids = new HashSet<>();

    public UsedColumns(LogicalPlan plan) {
        addAll(plan.columns());
        PlanWalk.forEachNode(plan, node -> {
            addExpressions(node);
            addWhole(node);
        });
    }

    /** Those of the node itself. */
    private void addExpressions(LogicalPlan node) {
        Set<Integer> tested = node instanceof Filter filter && filter.input() instanceof Scan scan
                ? Predicates.idsOf(scan.columns())
                : Set.of();
        for (Expression root : node.expressions()) {
            root.visit(part -> {
                if (part instanceof ColumnRef ref
                        && !tested.contains(ref.column().id())) {
                    ids.add(ref.column().id());
                } else if (part instanceof SubqueryExpression subquery) {
                    addAll(subquery.plan().columns());
                }
            });
        }
    }

    private void addWhole(LogicalPlan node) {
        if (node instanceof Update update) {
            ids.add(update.rowId().id());
        } else if (node instanceof Delete delete) {
            ids.add(delete.rowId().id());
        } else if (node instanceof Merge merge) {
            ids.add(merge.rowId().id());
        } else if (node instanceof LockRows lock) {
            lock.targets().forEach(target -> ids.add(target.rowId().id()));
        } else if (node instanceof SetOperation || node instanceof RecursiveUnion || node instanceof With) {
            node.inputs().forEach(input -> addAll(input.columns()));
        } else if (node instanceof Distinct distinct && distinct.on().isEmpty()) {
            addAll(distinct.columns());
        }
    }

    private void addAll(List<Column> columns) {
        columns.forEach(column -> ids.add(column.id()));
    }

    public boolean contains(Column column) {
        return ids.contains(column.id());
    }
}
