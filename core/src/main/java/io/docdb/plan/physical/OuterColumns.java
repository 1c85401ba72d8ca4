package io.docdb.plan.physical;

import io.docdb.expr.Column;
import io.docdb.expr.ColumnRef;
import io.docdb.expr.Expression;
import io.docdb.expr.SubqueryExpression;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds the columns a plan uses but does not make: those of queries and join sides around it. Ids are unique within a
 * statement, so what any node below makes cannot be an outer column.
 */
public final class OuterColumns {
    private final Set<Integer> made = new HashSet<>();
    private final Set<Integer> used = new LinkedHashSet<>();
    private final Map<Integer, Set<Integer>> tables;

    private OuterColumns(Map<Integer, Set<Integer>> tables) {
        this.tables = tables;
    }

    /** The ids of the outer columns, plans of subqueries included; empty if the plan stands for itself. */
    public static Set<Integer> of(PhysicalPlan plan) {
        return of(plan, Map.of());
    }

    /**
     * The ids of the outer columns, those included that the rows of the common tables it reads depend on.
     *
     * @param tables the outer columns of common tables defined around the plan, by their ids
     */
    public static Set<Integer> of(PhysicalPlan plan, Map<Integer, Set<Integer>> tables) {
        OuterColumns columns = new OuterColumns(tables);
        columns.plan(plan);
        columns.used.removeAll(columns.made);
        return columns.used;
    }

    private void plan(PhysicalPlan plan) {
        plan.columns().forEach(this::makes);
        makesInside(plan);
        if (plan instanceof CteRead read) {
            used.addAll(tables.getOrDefault(read.tableId(), Set.of()));
        }
        PlanExpressions.forEach(plan, this::uses);
        plan.inputs().forEach(this::plan);
    }

    private void makes(Column column) {
        made.add(column.id());
    }

    private void uses(Expression expression) {
        expression.visit(node -> {
            if (node instanceof ColumnRef reference) {
                used.add(reference.column().id());
            } else if (node instanceof SubqueryExpression subquery) {
                plan((PhysicalPlan) subquery.plan());
            }
        });
    }

    /** Columns a node makes for its own expressions. */
    private void makesInside(PhysicalPlan plan) {
        if (plan instanceof InsertDocuments insert) {
            makes(insert.inserted());
            insert.onConflict().ifPresent(conflict -> {
                makes(conflict.existing());
                makes(conflict.excluded());
            });
        } else if (plan instanceof UpdateDocuments update) {
            makes(update.updated());
        } else if (plan instanceof MergeDocuments merge) {
            makes(merge.result());
        } else {
            DocumentRead.of(plan).ifPresent(read -> {
                makes(read.rowId());
                makes(read.document());
                read.fields().forEach(field -> makes(field.column()));
            });
        }
    }
}
